import { ALLOWED_ACTION, accessTo, Caller, type Action, type AskedBy } from '@lien-thong/access';
import { Problem } from '@lien-thong/service';
import { Injectable, Logger, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Directory } from '../directory/directory';
import { BadToken, TokenVerifier } from '../token/token-verifier';

type Request = AskedBy & { headers: Record<string, string | string[] | undefined> };

const SIGN_IN = 'Cần đăng nhập để thực hiện việc này.';
const EXPIRED = 'Phiên làm việc không còn giá trị, xin đăng nhập lại.';
const NOT_ALLOWED = 'Tài khoản này không có quyền thực hiện việc này.';

const unknownCaller = (title: string) => new Problem(401, 'sign-in-required', title);

/** Lets through what the access table allows; all else is refused. Whose rows, the endpoint asks the caller's reach. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly log = new Logger('access');

  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
    private readonly directory: Directory,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Messages are another matter: who may write to a topic is the broker's to say.
    if (context.getType() !== 'http') return true;
    const action = this.reflector.getAllAndOverride<Action | undefined>(ALLOWED_ACTION, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!action) throw new Problem(403, 'not-allowed', NOT_ALLOWED);
    const request = context.switchToHttp().getRequest<Request>();
    if (accessTo(action) === 'anyone') return true;
    const caller = await this.callerOf(request);
    request.caller = caller;
    if (caller.may(action)) return true;
    this.log.warn({ subject: caller.subject, action }, 'refused');
    throw new Problem(403, 'not-allowed', NOT_ALLOWED);
  }

  private async callerOf({ headers, ip }: Request): Promise<Caller> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(String(headers['authorization'] ?? ''))?.[1];
    if (!token) throw unknownCaller(SIGN_IN);
    try {
      const { subject, name, kind } = await this.tokens.identify(token);
      const postings = await this.directory.postingsOf(subject);
      const ofKind = postings.filter(({ role }) => (role === 'agency-machine') === (kind === 'machine'));
      return new Caller(subject, ofKind[0]?.name ?? name, kind, ofKind, ip);
    } catch (fault) {
      if (!(fault instanceof BadToken)) throw fault;
      this.log.warn({ because: fault.message }, 'a token was not believed');
      throw unknownCaller(EXPIRED);
    }
  }
}
