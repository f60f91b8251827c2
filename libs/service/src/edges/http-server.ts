import type { FastifyHttpOptions, FastifyReply, FastifyRequest } from 'fastify';
import type { Server } from 'node:http';
import { problemOfStatus } from '../problem';
import { answerUnreadable } from './unreadable-request';

/** Tokens are the largest header, about 2 KB. */
const MOST_HEADERS = 16 * 1024;
/** A request must have arrived whole within these times; a live stream is an answer, and has no end. */
const HEADERS_WITHIN_MS = 10_000;
const ARRIVED_WITHIN_MS = 30_000;

/** An address that cannot be decoded, or has a part that is too long, finds no route and no filter of ours. */
function answerUnroutable(
  fault: { statusCode?: number },
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  const problem = problemOfStatus(fault.statusCode ?? 400);
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem.body()));
}

/** How the HTTP server itself deals with what never reaches a controller. */
export const HTTP_SERVER = {
  requestTimeout: ARRIVED_WITHIN_MS,
  http: { maxHeaderSize: MOST_HEADERS, headersTimeout: HEADERS_WITHIN_MS, connectionsCheckingInterval: 2000 },
  clientErrorHandler: answerUnreadable,
  frameworkErrors: answerUnroutable,
} as const satisfies FastifyHttpOptions<Server>;
