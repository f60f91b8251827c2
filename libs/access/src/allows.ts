import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Action } from './access-table';
import { Caller } from './caller';

export const ALLOWED_ACTION = 'access:action';

/**
 * Names the action of the access table that an endpoint is; its OpenAPI document says it too, as `x-action`. An
 * endpoint without one is refused to everybody.
 */
export const Allows = (action: Action): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(ALLOWED_ACTION, action), ApiExtension('x-action', action));

/** The guard leaves the caller here. */
export interface AskedBy {
  caller?: Caller;
  ip: string;
}

/** Who asks: `view(@Asker() asker: Caller)`. */
export const Asker = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<AskedBy>();
  return request.caller ?? Caller.anyone(request.ip);
});
