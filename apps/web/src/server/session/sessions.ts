import { Injectable } from '@nestjs/common';
import { randomBytes, randomUUID } from 'node:crypto';
import { NotSignedIn, OpenId, type SignedIn, type Tokens } from './openid';

/** A working day; then one signs in anew, whatever was done in between. */
const LENGTH_MS = 10 * 60 * 60 * 1000;
/** An access token with less to live than this is renewed before it is used. */
const RENEW_BEFORE_MS = 60_000;

export interface Session extends SignedIn {
  id: string;
  /** What a request that changes something must repeat in a header. */
  csrf: string;
  /** ms since the epoch. */
  endsAt: number;
}

interface Known {
  endsAt: number;
  /** What the session has by now, whatever an older cookie says; nothing once it was ended. */
  renewing?: Promise<Tokens>;
}

/** Another process of this server may have renewed the cookie since this one did. */
const newer = (session: Session, known: Tokens | undefined): Tokens =>
  known && known.accessUntil > session.accessUntil ? known : session;

/**
 * Sessions live in their cookies. What is kept here, only while it is needed, is what became of a cookie since: a
 * provider takes each refresh token once, and a browser sends several requests with the same cookie at a time.
 */
@Injectable()
export class Sessions {
  private readonly known = new Map<string, Known>();

  constructor(private readonly openId: OpenId) {}

  begin(signedIn: SignedIn): Session {
    return {
      ...signedIn,
      id: randomUUID(),
      csrf: randomBytes(24).toString('base64url'),
      endsAt: Date.now() + LENGTH_MS,
    };
  }

  /**
   * The session with a token that can be used; nothing when it was ended here or the provider renews it no more.
   * @throws Problem 503 when the provider is away and the token is over
   */
  async current(session: Session): Promise<Session | undefined> {
    const before = this.known.get(session.id);
    if (before && !before.renewing) return undefined;
    let latest: Tokens = session;
    try {
      latest = newer(session, await before?.renewing);
      if (latest.accessUntil - Date.now() > RENEW_BEFORE_MS) return { ...session, ...latest };
      // Another request may have begun to renew it, or to end it, while this one waited.
      const now = this.known.get(session.id);
      if (now && !now.renewing) return undefined;
      const begun = now?.renewing === before?.renewing ? undefined : now?.renewing;
      return { ...session, ...(await (begun ?? this.renew(session, latest))) };
    } catch (fault) {
      if (fault instanceof NotSignedIn) return undefined;
      if (latest.accessUntil > Date.now()) return { ...session, ...latest };
      throw fault;
    }
  }

  async end(session: Session): Promise<URL> {
    const latest = await this.known.get(session.id)?.renewing?.catch(() => undefined);
    this.remember(session, {});
    return this.openId.end(latest ?? session);
  }

  private renew(session: Session, { refresh }: Tokens): Promise<Tokens> {
    if (!refresh) return Promise.reject(new NotSignedIn('nothing to renew it with'));
    const renewing = this.openId.renew(refresh);
    this.remember(session, { renewing });
    // A provider that was away may be asked again; a no stays a no.
    renewing.catch((fault: unknown) => {
      if (!(fault instanceof NotSignedIn) && this.known.get(session.id)?.renewing === renewing)
        this.known.delete(session.id);
    });
    return renewing;
  }

  private remember({ id, endsAt }: Session, what: Omit<Known, 'endsAt'>): void {
    const now = Date.now();
    for (const [other, known] of this.known) if (known.endsAt < now) this.known.delete(other);
    this.known.set(id, { ...what, endsAt });
  }
}
