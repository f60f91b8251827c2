import { messageKind, type Shape } from '@lien-thong/contracts';
import { applyDecorators, Catch, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';

export const BATCH_TRANSPORT = Symbol('batch transport');

/** Keeps a handler's fault as it is: whether it passes by itself is read from it. */
@Catch()
class KeepFault implements RpcExceptionFilter {
  catch(fault: unknown): Observable<never> {
    return throwError(() => fault);
  }
}

/**
 * Marks a controller's method as the handler of a kind of message. It gets all messages of a wave, no two of which
 * share a case or a person, and the transaction: `(messages: Received<T>[], work: Work) => Promise<void>`.
 */
export const Handles = <T extends object>(shape: Shape<T>): MethodDecorator =>
  applyDecorators(
    (target: object, key: string | symbol) => {
      Payload()(target, key, 0);
      Ctx()(target, key, 1);
    },
    EventPattern(messageKind(shape).type, BATCH_TRANSPORT) as MethodDecorator,
    UseFilters(KeepFault),
  );
