import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { Problem } from './problem';

interface FileRoute {
  takesFile?: { mediaTypes: readonly string[]; otherwise: string };
}

/** Documents and lets in a body that is a file; `otherwise` says, in Vietnamese, which kinds are wanted. */
export const TakesFile = (mediaTypes: readonly string[], otherwise: string): MethodDecorator =>
  applyDecorators(
    RouteConfig({ takesFile: { mediaTypes, otherwise } } satisfies FileRoute),
    ApiConsumes(...mediaTypes),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
  );

const routeOf = (request: FastifyRequest) => (request.routeOptions.config as FileRoute).takesFile;

const claimedType = ({ headers }: FastifyRequest) =>
  (headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();

/** The file as a stream that nobody has read, of a type that is only claimed. @throws Problem 415 */
export const FileBody = createParamDecorator((_: unknown, context: ExecutionContext): Readable => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { mediaTypes = [], otherwise = '' } = routeOf(request) ?? {};
  if (request.body instanceof Readable && mediaTypes.includes(claimedType(request))) return request.body;
  throw new Problem(415, 'unsupported-media-type', otherwise);
});

/** Passes files on to the routes that take them; every other route goes on refusing them. */
export function acceptFiles(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('*', (request, body, done) => {
    if (routeOf(request)) done(null, body);
    else done(Object.assign(new Error('unsupported media type'), { statusCode: 415 }));
  });
}
