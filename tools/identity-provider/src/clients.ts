import type { ClientMetadata } from 'oidc-provider';

/** Who may ask for tokens. One that people sign in to has the addresses they come back to; a program has none. */
export interface Client {
  id: string;
  secret: string;
  signedInAt?: string;
  signedOutAt?: string;
}

export const metadataOf = ({ id, secret, signedInAt, signedOutAt }: Client): ClientMetadata => ({
  client_id: id,
  client_secret: secret,
  token_endpoint_auth_method: 'client_secret_basic',
  ...(signedInAt
    ? {
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [signedInAt],
        post_logout_redirect_uris: signedOutAt ? [signedOutAt] : [],
      }
    : { grant_types: ['client_credentials'], response_types: [], redirect_uris: [] }),
});
