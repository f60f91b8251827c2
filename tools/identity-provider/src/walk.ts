/** Keeps cookies as a browser does, as far as one host needs. */
class Cookies {
  private readonly kept = new Map<string, { value: string; path: string }>();

  take(answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/';
      if (value) this.kept.set(`${name} ${path}`, { value: `${name}=${value}`, path });
      else this.kept.delete(`${name} ${path}`);
    }
  }

  for({ pathname }: URL): string {
    return [...this.kept.values()]
      .filter(({ path }) => pathname.startsWith(path))
      .map(({ value }) => value)
      .join('; ');
  }
}

const SIGN_IN_FORM = /<form method="post" action="([^"]+)"/;
const MOST_STEPS = 10;

/**
 * Signs a person in at the provider's pages, as a browser would, and gives the address the provider sends back to:
 * with a code, or with an error.
 * @throws Error when the provider shows a page instead of going on
 */
export async function signInAtPage(authorization: URL, subject: string): Promise<URL> {
  const { origin } = authorization;
  const cookies = new Cookies();
  let at = authorization;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < MOST_STEPS && at.origin === origin; step++) {
    const answer = await fetch(at, {
      method: form ? 'POST' : 'GET',
      headers: { cookie: cookies.for(at) },
      redirect: 'manual',
      ...(form ? { body: form } : {}),
    });
    cookies.take(answer);
    const body = await answer.text();
    const to = answer.headers.get('location');
    const asked = SIGN_IN_FORM.exec(body)?.[1];
    if (to) form = undefined;
    else if (asked && answer.ok && !form) form = new URLSearchParams({ subject });
    else
      throw new Error(`${at.pathname} answered ${answer.status}: ${/Mã lỗi: [^<]*/.exec(body)?.[0] ?? ''}`);
    at = new URL(to ?? asked!, at);
  }
  return at;
}
