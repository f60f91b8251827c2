import type { FastifyHelmetOptions } from '@fastify/helmet';

/** No inline script anywhere. Mantine sets its variables in style elements and attributes, hence the one exception. */
export const headers: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:'],
      'font-src': ["'self'"],
      'connect-src': ["'self'"],
      'form-action': ["'self'"],
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
    },
  },
  // Said by whoever ends TLS in front of this server.
  strictTransportSecurity: false,
};
