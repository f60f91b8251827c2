import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');

/** What opens something: nobody may find it in the repository. */
const SECRETS: Record<string, RegExp> = {
  'a private key (PEM)': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\r?\n[A-Za-z0-9+/=]{16}/,
  'a private key (JWK)': /["']?\bd["']?\s*:\s*["'][A-Za-z0-9_-]{40,}["']/,
  'a token (JWT)': /\beyJ[A-Za-z0-9_-]{16,}\.eyJ[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/,
  'a password':
    /\b\w*(?:password|secret|passwd)["']?\s*[:=]\s*["'](?=[^"'\s]*\d)(?=[^"'\s]*[a-z])[\w+/=!@#%^&*-]{12,}["']/i,
  'an address with a password': /\b[a-z]+:\/\/[\w-]+:(?!\$)[^\s@/"'`$]{8,}@(?!127\.0\.0\.1|localhost)[\w.-]+/,
};

/** Files whose secrets open nothing but a test. */
const FIXTURES = new Set<string>([]);
const MOST_BYTES = 2_000_000;

const secretsIn = (text: string): string[] =>
  Object.entries(SECRETS).flatMap(([what, pattern]) => (pattern.test(text) ? [what] : []));

const kept = (): string[] =>
  execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file && !FIXTURES.has(file) && file !== 'package-lock.json');

describe('the repository', () => {
  // Inside a text, such as a statement to the database, a compiler does not mind them.
  it('holds no mark that a merge has left', () => {
    const marked = kept().filter((file) => {
      const { size } = statSync(join(ROOT, file), { throwIfNoEntry: false }) ?? { size: Infinity };
      return size <= MOST_BYTES && /^(?:<{7}|>{7}) /m.test(readFileSync(join(ROOT, file), 'utf8'));
    });
    expect(marked).toEqual([]);
  });

  it('holds no secret', () => {
    const files = kept();
    const found = files.flatMap((file) => {
      const { size } = statSync(join(ROOT, file), { throwIfNoEntry: false }) ?? { size: Infinity };
      if (size > MOST_BYTES) return [];
      return secretsIn(readFileSync(join(ROOT, file), 'utf8')).map((what) => `${file}: ${what}`);
    });
    expect(found).toEqual([]);
  });

  // Put together here, so that this file holds none itself.
  it.each([
    ['a private key (PEM)', ['-----BEGIN ', 'PRIVATE KEY-----\n', 'MIGHAgEAMBMGByqGSM49'].join('')],
    ['a private key (JWK)', ['{"kty":"OKP","', 'd":"', 'x'.repeat(43), '"}'].join('')],
    ['a token (JWT)', [`ey${'J'.repeat(20)}`, `ey${'J'.repeat(20)}`, 'a'.repeat(20)].join('.')],
    ['a password', ['SMTP_PASSWORD', '="', 'k3y-of-the-mail-7', '"'].join('')],
    ['an address with a password', ['postgres://office:', 'k3yk3yk3y', '@db.example.vn/office'].join('')],
  ])('would be caught with %s', (what, text) => {
    expect(secretsIn(text)).toContain(what);
  });
});
