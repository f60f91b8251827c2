/** Nobody signs in here. */
export const NO_SIGN_IN = {
  OIDC_ISSUER: 'http://127.0.0.1:1',
  OIDC_CLIENT_ID: 'web',
  OIDC_CLIENT_SECRET: 'secret',
  PUBLIC_URL: 'http://127.0.0.1:1',
  SESSION_KEYS: JSON.stringify({
    keys: [{ kty: 'oct', kid: '1', k: Buffer.alloc(32).toString('base64url') }],
  }),
};
