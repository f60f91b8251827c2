import type { FastifyReply } from 'fastify';
import type { Slowed } from './one-stop';
import { awayPage, slowedPage } from './progress-page';

export const show = (reply: FastifyReply, status: number, page: string): void =>
  void reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(page);

/** What a family reads where one-stop cannot be asked now. */
export function showLater(reply: FastifyReply, answer: 'away' | Slowed): void {
  if (answer === 'away') show(reply.header('retry-after', '60'), 503, awayPage());
  else show(reply.header('retry-after', answer.waitS), 429, slowedPage());
}
