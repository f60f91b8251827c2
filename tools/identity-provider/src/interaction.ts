import { text } from 'node:stream/consumers';
import type Koa from 'koa';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import { errorPage, signInPage } from './pages';
import type { Person } from './people';

const ADDRESS = /^\/dang-nhap\/[\w-]{10,64}$/;
/** More than a form with one name in it ever has. */
const MOST_BYTES = 1000;

/**
 * Where the provider asks who signs in. Both ways it finds the sign-in that is under way by a signed cookie of this
 * very address, which no other site's form brings along.
 */
export function interaction(provider: Provider, people: ReadonlyMap<string, Person>): Koa.Middleware {
  return async (context, next) => {
    if (!ADDRESS.test(context.path) || !['GET', 'POST'].includes(context.method)) {
      await next();
      return;
    }
    context.type = 'html';
    context.set('cache-control', 'no-store');
    try {
      await provider.interactionDetails(context.req, context.res);
      if (context.method === 'GET') context.body = signInPage(people.values(), context.path);
      else await signIn(context);
    } catch (fault) {
      if (!(fault instanceof errors.SessionNotFound)) throw fault;
      context.status = 400;
      context.body = errorPage('session-not-found');
    }
  };

  async function signIn(context: Koa.Context): Promise<void> {
    context.assert((context.request.length ?? Infinity) <= MOST_BYTES, 413);
    const accountId = new URLSearchParams(await text(context.req)).get('subject') ?? '';
    if (people.has(accountId)) {
      const to = await provider.interactionResult(context.req, context.res, { login: { accountId } });
      context.status = 303;
      context.redirect(to);
    } else {
      context.status = 422;
      context.body = errorPage('unknown-person');
    }
  }
}
