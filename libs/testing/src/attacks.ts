import type { Asking, OpenService } from './open-service';

/** What is sent where a word is expected: statements, scripts, templates, paths, and characters that break readers. */
export const HOSTILE_TEXTS = [
  `'; drop table linked_case; --`,
  `1' or '1'='1`,
  `" union select null, version() --`,
  `'||pg_sleep(10)||'`,
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  '${7*7}{{7*7}}<%= 7*7 %>#{7*7}',
  '../../../../etc/passwd',
  '%00',
  '\u0000',
  '\r\nset-cookie: a=b',
  '\u202Egnp.exe',
  '__proto__',
  'constructor',
  '-1',
  '99999999999999999999999999',
  '1e309',
  'null',
  '🙏'.repeat(300),
  'a'.repeat(5000),
] as const;

interface Parameter {
  name: string;
  in: string;
}
interface Operation {
  parameters?: Parameter[];
}
interface Document {
  paths: Record<string, Partial<Record<'get' | 'post', Operation>>>;
}

interface Attack {
  method: 'get' | 'post';
  path: string;
}

const UNKNOWN = '01932f5e-0000-7000-8000-000000000000';

function attacksOn(address: string, method: Attack['method'], { parameters = [] }: Operation): Attack[] {
  const path = address.replace(/^\/api\/[a-z-]+\//, '');
  const filled = (name?: string, text = '') =>
    path.replaceAll(/\{([^}]+)\}/g, (_, part: string) =>
      part === name ? encodeURIComponent(text) : UNKNOWN,
    );
  const queries = parameters.filter((p) => p.in === 'query').map(({ name }) => name);
  const parts = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!);
  const query = (name: string, text: string) =>
    `${filled()}?${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
  return HOSTILE_TEXTS.flatMap((text) => [
    ...parts.map((name) => ({ method, path: filled(name, text) })),
    ...[...queries, text].map((name) => ({ method, path: query(name, text) })),
  ]);
}

const outcomeOf = async (who: Asking, { method, path }: Attack) =>
  method === 'get' ? who.get<unknown>(path) : who.post<unknown>(path, { why: HOSTILE_TEXTS[0] });

/**
 * Sends every hostile text as every part of an address and every query parameter of every endpoint of a service.
 * @returns how many were sent, and those that were answered with a 5xx or with what is not JSON
 */
export async function attackAddresses(office: OpenService): Promise<{ tried: number; wrong: string[] }> {
  const { body } = await office.get<Document>('openapi.json');
  const attacks = Object.entries(body.paths)
    .filter(([address]) => !address.endsWith('/stream'))
    .flatMap(([address, operations]) =>
      (['get', 'post'] as const).flatMap((method) =>
        operations[method] ? attacksOn(address, method, operations[method]) : [],
      ),
    );
  const wrong: string[] = [];
  for (const attack of attacks) {
    const { status, headers } = await outcomeOf(office, attack);
    const json = status === 204 || status === 304 || /json/.test(String(headers['content-type']));
    if (status >= 500 || !json || headers['set-cookie'] !== undefined)
      wrong.push(`${attack.method} ${attack.path.slice(0, 200)}: ${status}`);
  }
  return { tried: attacks.length, wrong };
}
