import type { FieldFault } from '@lien-thong/contracts';
import { account, readAccount } from './account';

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

const SESSION_OVER = 'Phiên làm việc đã hết, xin đăng nhập lại.';

/** A problem's body as the refusal that it is. */
export async function refusalFrom(status: number, body: Record<string, unknown>): Promise<Refusal> {
  const { code, title, errors, ...more } = body;
  const wasSignedIn = status === 401 && (await account()).signedIn;
  return new Refusal(
    status,
    typeof code === 'string' ? code : 'unreadable',
    wasSignedIn
      ? SESSION_OVER
      : typeof title === 'string'
        ? title
        : `Máy chủ trả lời không đúng cách (${status}).`,
    Array.isArray(errors) ? (errors as FieldFault[]) : [],
    more,
  );
}

const refusalOf = async (answer: Response): Promise<Refusal> =>
  refusalFrom(answer.status, (isJson(answer) ? await answer.json() : {}) as Record<string, unknown>);

export const noConnection = (): Refusal =>
  new Refusal(0, 'no-connection', 'Không kết nối được với máy chủ. Xin kiểm tra mạng rồi thử lại.');

/** What changes something repeats the session's token, so that no other site's page can make us ask it. */
export async function guarded(method: string): Promise<Record<string, string>> {
  if (method === 'GET') return {};
  const { csrf } = await account();
  return csrf ? { 'x-csrf-token': csrf } : {};
}

async function send(method: 'GET' | 'POST', path: string, { body, headers }: Request): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(await guarded(method)),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
  } catch {
    throw noConnection();
  }
}

async function ask<T>(method: 'GET' | 'POST', path: string, request: Request = {}): Promise<T> {
  const answer = await send(method, path, request);
  if (answer.ok) return (isJson(answer) ? await answer.json() : undefined) as T;
  throw await refusalOf(answer);
}

/** @throws Refusal */
export const get = <T>(path: string): Promise<T> => ask<T>('GET', path);

/** @throws Refusal */
export async function post<T>(path: string, request: Request = {}): Promise<T> {
  try {
    return await ask<T>('POST', path, request);
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code !== 'csrf') throw fault;
    // Somebody signed in anew in another tab: the session has another token now.
    await readAccount().catch(() => undefined);
    return ask<T>('POST', path, request);
  }
}

/** @throws Refusal */
export async function getFile(path: string): Promise<Blob> {
  const answer = await fetch(path).catch(() => {
    throw noConnection();
  });
  if (!answer.ok) throw await refusalOf(answer);
  return answer.blob();
}
