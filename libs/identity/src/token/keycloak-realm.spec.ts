import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Scope {
  name: string;
  protocolMappers: { config: Record<string, string> }[];
}

interface KeycloakClient {
  clientId: string;
  secret: string;
  publicClient: boolean;
  standardFlowEnabled: boolean;
  implicitFlowEnabled: boolean;
  directAccessGrantsEnabled: boolean;
  serviceAccountsEnabled: boolean;
  fullScopeAllowed: boolean;
  redirectUris: string[];
  attributes?: Record<string, string>;
  defaultClientScopes: string[];
  protocolMappers: { protocolMapper: string; config: Record<string, string> }[];
}

const FILE = join(__dirname, '../../../../k8s/keycloak/lien-thong-realm.json');
const realm = JSON.parse(readFileSync(FILE, 'utf8')) as {
  users?: unknown;
  clientScopes: Scope[];
  clients: KeycloakClient[];
};
const clients = realm.clients.map((client) => [client.clientId, client] as const);

/** What the verifier of tokens and the web server rely on, held against the file that Keycloak imports. */
describe("Keycloak's realm", () => {
  it('is for the web server and two programs, and holds no account', () => {
    expect(realm.clients.map(({ clientId }) => clientId)).toEqual(['web', 'portal', 'agency-demo']);
    expect(realm.users).toBeUndefined();
  });

  describe.each(clients)('the client %s', (_id, client) => {
    it('proves itself by a secret that only the installation knows', () => {
      expect(client.publicClient).toBe(false);
      expect(client.secret).toMatch(/^\$\{LIEN_THONG_[A-Z_]+_SECRET\}$/);
    });

    it('takes no password from anybody and shows no token in an address', () => {
      expect([client.directAccessGrantsEnabled, client.implicitFlowEnabled]).toEqual([false, false]);
    });

    it('either has people sign in or works as itself, so that no person can pass for a program', () => {
      expect(client.standardFlowEnabled).toBe(!client.serviceAccountsEnabled);
      if (client.serviceAccountsEnabled) expect(client.redirectUris).toEqual([]);
    });

    it('gets tokens for the services, which say who asks and no role', () => {
      expect(client.protocolMappers).toMatchObject([
        {
          protocolMapper: 'oidc-audience-mapper',
          config: { 'included.custom.audience': 'lien-thong', 'access.token.claim': 'true' },
        },
      ]);
      expect(client.defaultClientScopes).toEqual([
        'basic',
        client.serviceAccountsEnabled ? 'program' : 'profile',
      ]);
      expect(client.fullScopeAllowed).toBe(false);
    });
  });

  it('names the account in the tokens of programs alone: by that name a person could pass for one', () => {
    const naming = realm.clientScopes.filter(({ protocolMappers }) =>
      protocolMappers.some(({ config }) => config['claim.name'] === 'preferred_username'),
    );
    expect(naming.map(({ name }) => name)).toEqual(['program']);
  });

  it("sends people back to the web server's one address, and only with PKCE", () => {
    const { redirectUris, attributes } = realm.clients[0]!;
    expect(redirectUris).toEqual(['${LIEN_THONG_PUBLIC_URL}/dang-nhap/xong']);
    expect(attributes).toMatchObject({ 'pkce.code.challenge.method': 'S256' });
  });
});
