import { randomBytes } from 'node:crypto';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { metadataOf } from './clients';
import { errorPage, signedOutPage, signOutPage } from './pages';
import type { Settings } from './settings';

/** What every access token is for; the services' `OIDC_AUDIENCE`. */
export const AUDIENCE = 'lien-thong';
/** Resource indicators (RFC 8707) are addresses; the audience within the token is the name above. */
const RESOURCE = `urn:${AUDIENCE}:api`;

const ACCESS_S = 10 * 60;
/** A working day: nobody is signed in longer than this. */
const SESSION_S = 10 * 60 * 60;

/** Signing in is the consent: these are the offices' own programs. */
async function grantOf({ oidc }: KoaContextWithOIDC) {
  const { clientId } = oidc.client!;
  const known = oidc.session!.grantIdFor(clientId);
  if (known) return oidc.provider.Grant.find(known);
  const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session!.accountId });
  grant.addOIDCScope('openid profile');
  grant.addResourceScope(RESOURCE, '');
  await grant.save();
  return grant;
}

export const configurationOf = ({ people, clients, keys }: Settings): Configuration => ({
  clients: clients.map(metadataOf),
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  jwks: { keys: [...keys] },
  // Whoever is signed in is kept in memory, so the keys of these cookies need not outlive the process either.
  cookies: { keys: [randomBytes(32)] },
  responseTypes: ['code'],
  scopes: ['openid', 'profile'],
  claims: { openid: ['sub'], profile: ['name'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  clientBasedCORS: () => false,
  findAccount: (_context, subject) => {
    const person = people.get(subject);
    return person && { accountId: subject, claims: () => ({ sub: subject, name: person.name }) };
  },
  extraTokenClaims: (_context, token) =>
    token.kind === 'AccessToken' ? { name: people.get(token.accountId)?.name } : undefined,
  loadExistingGrant: grantOf,
  issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
  rotateRefreshToken: true,
  ttl: {
    AccessToken: ACCESS_S,
    AuthorizationCode: 60,
    ClientCredentials: ACCESS_S,
    Grant: SESSION_S,
    IdToken: ACCESS_S,
    Interaction: ACCESS_S,
    RefreshToken: SESSION_S,
    Session: SESSION_S,
  },
  interactions: { url: (_context, { uid }) => `/dang-nhap/${uid}` },
  renderError: (context, { error, error_description: description }) => {
    context.type = 'html';
    context.body = errorPage(error, description);
  },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    // Each client takes back what it was given itself; another's is refused before this is asked.
    revocation: {
      enabled: true,
      allowedPolicy: (_context, client, token) => token.clientId === client.clientId,
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => RESOURCE,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: '',
        audience: AUDIENCE,
        accessTokenTTL: ACCESS_S,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (context, form) => {
        context.type = 'html';
        context.body = signOutPage(form);
      },
      postLogoutSuccessSource: (context) => {
        context.type = 'html';
        context.body = signedOutPage();
      },
    },
  },
});
