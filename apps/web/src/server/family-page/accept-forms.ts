import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Far more than the one field that a page of ours asks for. */
const MOST_BYTES = 1000;

/** Reads what forms without a script post. To be called after the proxy is there: that reads no body. */
export function acceptForms(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: MOST_BYTES },
      (_request: unknown, body: string, done: (fault: null, form: URLSearchParams) => void) =>
        done(null, new URLSearchParams(body)),
    );
}
