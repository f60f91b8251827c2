import { useQuery } from '@tanstack/react-query';

/** Who is signed in in this browser, as the web server says. */
export interface Account {
  signedIn: boolean;
  name?: string;
  subject?: string;
  csrf?: string;
}

let known: Account | undefined;

/** Asks anew. @throws when the web server does not answer */
export async function readAccount(): Promise<Account> {
  const answer = await fetch('/phien');
  if (!answer.ok) throw new Error(`/phien: ${answer.status}`);
  known = (await answer.json()) as Account;
  return known;
}

/** What was known last; asked only where nothing is. */
export const account = async (): Promise<Account> =>
  known ?? (await readAccount().catch(() => ({ signedIn: false })));

export const ACCOUNT_KEY = ['account'];

export const useAccount = () =>
  useQuery({ queryKey: ACCOUNT_KEY, queryFn: readAccount, staleTime: 60_000, refetchOnWindowFocus: true });

/** Signing in comes back to the page it was asked for from. */
export const signInAddress = (): string =>
  `/dang-nhap?ve=${encodeURIComponent(window.location.pathname + window.location.search)}`;
