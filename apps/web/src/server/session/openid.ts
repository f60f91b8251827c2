import { Problem } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import { WebEnvironment } from '../environment';

const ASK_WITHIN_S = 5;

export interface Tokens {
  access: string;
  /** ms since the epoch. */
  accessUntil: number;
  refresh?: string;
}

export interface SignedIn extends Tokens {
  subject: string;
  name: string;
}

/** What must be remembered between sending a person to the provider and having them back. */
export interface Attempt {
  state: string;
  nonce: string;
  verifier: string;
}

/** The provider did not take what we brought: the sign-in has to be begun anew. */
export class NotSignedIn extends Error {}

const providerAway = () =>
  new Problem(
    503,
    'identity-away',
    'Hệ thống đăng nhập tạm thời không kết nối được, xin thử lại sau ít phút.',
  );

/** An answer that says no, as opposed to none or a broken one. */
const isRefusal = (fault: unknown): boolean =>
  fault instanceof client.AuthorizationResponseError ||
  (fault instanceof client.ResponseBodyError && fault.status < 500) ||
  (fault instanceof client.ClientError && /^OAUTH_(JWT|INVALID_RESPONSE)/.test(String(fault.code)));

const tokensOf = (answer: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers): Tokens => ({
  access: answer.access_token,
  accessUntil: Date.now() + (answer.expiresIn() ?? 0) * 1000,
  ...(answer.refresh_token ? { refresh: answer.refresh_token } : {}),
});

/** The OpenID provider as the web server uses it: code flow with PKCE, renewal and sign-out. */
@Injectable()
export class OpenId {
  private discovered?: Promise<client.Configuration>;

  constructor(private readonly environment: WebEnvironment) {}

  get returnAddress(): string {
    return new URL('/dang-nhap/xong', this.environment.PUBLIC_URL).href;
  }

  /** @throws Problem 503 */
  async begin(): Promise<{ to: URL; attempt: Attempt }> {
    const configuration = await this.provider();
    const attempt = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const to = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.returnAddress,
      scope: 'openid profile',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { to, attempt };
  }

  /** @param query of the address the provider sent the person back to. @throws NotSignedIn, Problem 503 */
  async finish(query: string, { state, nonce, verifier }: Attempt): Promise<SignedIn> {
    const address = new URL(`${this.returnAddress}${query}`);
    const answer = await this.ask((configuration) =>
      client.authorizationCodeGrant(configuration, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      }),
    );
    const { sub, name } = answer.claims()!;
    return { ...tokensOf(answer), subject: sub, name: typeof name === 'string' ? name : sub };
  }

  /** @throws NotSignedIn, Problem 503 */
  async renew(refresh: string): Promise<Tokens> {
    const answer = await this.ask((configuration) => client.refreshTokenGrant(configuration, refresh));
    return { refresh, ...tokensOf(answer) };
  }

  /** Where a person goes to sign out of the provider too; what was issued is taken back as far as it can be. */
  async end({ refresh }: Tokens): Promise<URL> {
    if (refresh)
      await this.ask((configuration) => client.tokenRevocation(configuration, refresh)).catch(
        () => undefined,
      );
    return client.buildEndSessionUrl(await this.provider(), {
      client_id: this.environment.OIDC_CLIENT_ID,
      post_logout_redirect_uri: new URL('/', this.environment.PUBLIC_URL).href,
    });
  }

  private async ask<T>(question: (configuration: client.Configuration) => Promise<T>): Promise<T> {
    const configuration = await this.provider();
    try {
      return await question(configuration);
    } catch (fault) {
      throw isRefusal(fault) ? new NotSignedIn(String(fault), { cause: fault }) : providerAway();
    }
  }

  private provider(): Promise<client.Configuration> {
    return (this.discovered ??= this.discover().catch(() => {
      this.discovered = undefined;
      throw providerAway();
    }));
  }

  private discover(): Promise<client.Configuration> {
    const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = this.environment;
    const issuer = new URL(OIDC_ISSUER);
    return client.discovery(issuer, OIDC_CLIENT_ID, {}, client.ClientSecretBasic(OIDC_CLIENT_SECRET), {
      timeout: ASK_WITHIN_S,
      // A provider on this machine needs no TLS; the environment refuses http to any other.
      execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
    });
  }
}
