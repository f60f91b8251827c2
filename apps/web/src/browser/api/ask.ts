import type { FieldFault } from '@lien-thong/contracts';

/** An answer that is not a yes, as application/problem+json tells it. `more` holds what its code brings along. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
    readonly errors: FieldFault[] = [],
    readonly more: Record<string, unknown> = {},
  ) {
    super(title);
  }
}

interface Request {
  body?: object;
  headers?: Record<string, string>;
}

const isJson = (answer: Response) => /[/+]json\b/.test(answer.headers.get('content-type') ?? '');

/** A problem's body as the refusal that it is. */
export function refusalFrom(status: number, body: Record<string, unknown>): Refusal {
  const { code, title, errors, ...more } = body;
  return new Refusal(
    status,
    typeof code === 'string' ? code : 'unreadable',
    typeof title === 'string' ? title : `Máy chủ trả lời không đúng cách (${status}).`,
    Array.isArray(errors) ? (errors as FieldFault[]) : [],
    more,
  );
}

const refusalOf = async (answer: Response): Promise<Refusal> =>
  refusalFrom(answer.status, (isJson(answer) ? await answer.json() : {}) as Record<string, unknown>);

export const noConnection = (): Refusal =>
  new Refusal(0, 'no-connection', 'Không kết nối được với máy chủ. Xin kiểm tra mạng rồi thử lại.');

async function ask<T>(method: 'GET' | 'POST', path: string, { body, headers }: Request = {}): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
      body: body && JSON.stringify(body),
    });
  } catch {
    throw noConnection();
  }
  if (!answer.ok) throw await refusalOf(answer);
  return (isJson(answer) ? await answer.json() : undefined) as T;
}

/** @throws Refusal */
export const get = <T>(path: string): Promise<T> => ask<T>('GET', path);

/** @throws Refusal */
export const post = <T>(path: string, request: Request = {}): Promise<T> => ask<T>('POST', path, request);

/** @throws Refusal */
export async function getFile(path: string): Promise<Blob> {
  const answer = await fetch(path).catch(() => {
    throw noConnection();
  });
  if (!answer.ok) throw await refusalOf(answer);
  return answer.blob();
}
