import { Problem } from '@lien-thong/service';
import { ApiHeader } from '@nestjs/swagger';

const KEY = /^[\x21-\x7e]{8,128}$/;

/** Documents the header by which a request that is sent twice is known. */
export const TakesIdempotencyKey = (): MethodDecorator =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: '8–128 visible characters; the same key and body get the same reply',
    schema: { type: 'string', minLength: 8, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' },
  });

/** @throws Problem 400 `idempotency-key-required` */
export function idempotencyKey(given: string | undefined): string {
  if (given && KEY.test(given)) return given;
  throw new Problem(
    400,
    'idempotency-key-required',
    'Cần mã chống gửi trùng (Idempotency-Key) dài 8 đến 128 ký tự.',
  );
}
