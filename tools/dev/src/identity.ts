import { signInAtPage, type Client } from '@lien-thong/identity-provider';
import * as openId from 'openid-client';

/** A token with less to live than this is not handed out any more. */
const FRESH_FOR_MS = 60_000;

/** A token to ask services with; a new one by itself when the last is nearly over. */
export interface Account {
  subject: string;
  token(): Promise<string>;
  /** The header of a request. */
  headers(): Promise<{ authorization: string }>;
}

interface Issued {
  access: string;
  until: number;
  refresh?: string;
}

type Answer = openId.TokenEndpointResponse & openId.TokenEndpointResponseHelpers;

const issued = (answer: Answer): Issued => ({
  access: answer.access_token,
  until: Date.now() + (answer.expiresIn() ?? 0) * 1000,
  refresh: answer.refresh_token,
});

function account(subject: string, obtain: (last?: Issued) => Promise<Issued>): Account {
  let last: Promise<Issued> | undefined;
  const token = async (): Promise<string> => {
    const seen = last;
    const known = await seen;
    // A refresh token is good once: whoever waited beside somebody who renews it takes what that one gets.
    if (seen !== last) return token();
    if (known && known.until - Date.now() > FRESH_FOR_MS) return known.access;
    const next = obtain(known);
    last = next;
    next.catch(() => (last = undefined));
    return (await next).access;
  };
  return { subject, token, headers: async () => ({ authorization: `Bearer ${await token()}` }) };
}

/** Signs in at the system's OpenID provider over HTTP, as its people and programs do. */
export class Identity {
  private readonly accounts = new Map<string, Account>();

  constructor(
    private readonly issuer: string,
    private readonly clients: () => readonly Client[],
  ) {}

  /** A person, by the sign-in page and the code flow of the web client. */
  person(subject: string): Account {
    return this.kept(`person ${subject}`, () => account(subject, (last) => this.signIn(subject, last)));
  }

  /** A program, by its own secret. */
  machine(clientId: string): Account {
    return this.kept(`machine ${clientId}`, () =>
      account(clientId, async () => issued(await openId.clientCredentialsGrant(await this.as(clientId)))),
    );
  }

  private kept(key: string, make: () => Account): Account {
    const found = this.accounts.get(key) ?? make();
    this.accounts.set(key, found);
    return found;
  }

  private async signIn(subject: string, last?: Issued): Promise<Issued> {
    const web = await this.as('web');
    if (last?.refresh) {
      const renewed = await openId.refreshTokenGrant(web, last.refresh).catch(() => undefined);
      // A provider that was started again knows nobody any more: sign in anew.
      if (renewed) return issued(renewed);
    }
    const verifier = openId.randomPKCECodeVerifier();
    const authorization = openId.buildAuthorizationUrl(web, {
      redirect_uri: this.client('web').signedInAt!,
      scope: 'openid profile',
      code_challenge: await openId.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    const back = await signInAtPage(authorization, subject);
    return issued(await openId.authorizationCodeGrant(web, back, { pkceCodeVerifier: verifier }));
  }

  private client(id: string): Client {
    const found = this.clients().find((one) => one.id === id);
    if (!found) throw new Error(`${id} is not a client of the identity provider`);
    return found;
  }

  private as(id: string): Promise<openId.Configuration> {
    const secret = openId.ClientSecretBasic(this.client(id).secret);
    return openId.discovery(new URL(this.issuer), id, {}, secret, {
      execute: [openId.allowInsecureRequests],
    });
  }
}
