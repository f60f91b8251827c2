import { Body, Controller, Get, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { acceptJson } from '../json-body';
import { ProblemFilter } from '../problem';
import { HTTP_SERVER } from './http-server';
import { refuseUnfit } from './unfit-requests';

@Controller('things')
class Things {
  @Get(':id')
  one(@Param('id') id: string) {
    return { id };
  }

  @Post()
  make(@Body() body: unknown) {
    return { body };
  }
}

@Module({ controllers: [Things] })
class ThingsModule {}

jest.setTimeout(30_000);

describe('at the edge of HTTP', () => {
  let app: NestFastifyApplication;
  let port: number;

  beforeAll(async () => {
    const adapter = new FastifyAdapter({ bodyLimit: 256 * 1024, ...HTTP_SERVER });
    app = await NestFactory.create<NestFastifyApplication>(ThingsModule, adapter, {
      logger: false,
      bodyParser: false,
    });
    app.useGlobalFilters(new ProblemFilter());
    refuseUnfit(adapter.getInstance<FastifyInstance>());
    acceptJson(adapter.getInstance<FastifyInstance>());
    await app.listen(0, '127.0.0.1');
    port = (app.getHttpServer().address() as AddressInfo).port;
  });

  afterAll(() => app.close());

  const ask = async (method: string, path: string, body?: string | Buffer, headers = {}) => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: new Uint8Array(Buffer.from(body)) }),
    });
    return {
      status: reply.status,
      type: reply.headers.get('content-type') ?? '',
      allow: reply.headers.get('allow'),
      body: (await reply.json()) as { code?: string; id?: string },
    };
  };

  /** All that a connection is answered until the other side ends it. */
  const raw = (bytes: string): Promise<string> =>
    new Promise((answered, failed) => {
      let answer = '';
      const socket: Socket = connect(port, '127.0.0.1', () => socket.write(bytes));
      socket.on('data', (data) => (answer += data.toString('latin1')));
      socket.once('close', () => answered(answer));
      socket.once('error', failed);
    });

  it('a method that the address does not have is refused, and told which it has', async () => {
    const { status, type, allow, body } = await ask('DELETE', '/things/1');
    expect([status, body.code, allow]).toEqual([405, 'method-not-allowed', 'GET, HEAD']);
    expect(type).toContain('application/problem+json');
    expect((await ask('DELETE', '/nowhere')).status).toBe(404);
  });

  it('a header cannot make one method of another', async () => {
    const headers = { 'x-http-method-override': 'POST', 'x-method-override': 'DELETE' };
    expect(await ask('GET', '/things/1', undefined, headers)).toMatchObject({
      status: 200,
      body: { id: '1' },
    });
  });

  it.each(['/things/%', '/things/%E0%A4%A', '/things/%zz', '/%ff/things'])(
    'an address that cannot be decoded (%s) is a problem',
    async (path) => {
      const { status, type } = await ask('GET', path);
      expect([400, 404]).toContain(status);
      expect(type).toContain('application/problem+json');
    },
  );

  it.each([
    ['a packed bomb', gzipSync(Buffer.alloc(200_000_000)), 415, 'packed-content'],
    ['10,000 levels', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 400, 'malformed'],
    ['255 KB of brackets', '['.repeat(255 * 1024), 400, 'malformed'],
    ['a body too large', '['.repeat(257 * 1024), 413, 'too-large'],
  ])('%s is refused', async (title, body, status, code) => {
    const headers = title === 'a packed bomb' ? { 'content-encoding': 'gzip' } : {};
    expect(await ask('POST', '/things', body, headers)).toMatchObject({ status, body: { code } });
  });

  it.each([
    [
      'both lengths',
      'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /things/smuggled HTTP/1.1\r\nHost: x\r\n\r\n',
    ],
    [
      'two lengths',
      'Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}GET /things/smuggled HTTP/1.1\r\nHost: x\r\n\r\n',
    ],
    ['a length that is none', 'Content-Length: +2\r\n\r\n{}'],
    ['an unknown coding before chunked', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a blank before the colon', 'Content-Length : 2\r\n\r\n{}'],
    ['a folded header', 'X-A: 1\r\n Transfer-Encoding: chunked\r\n\r\n'],
  ])('a request with %s is not read, and nothing is smuggled behind it', async (_title, rest) => {
    const answer = await raw(`POST /things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${rest}`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('application/problem+json');
    expect(answer).not.toContain('smuggled');
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });

  it('headers too large are told so', async () => {
    expect(await raw(`GET /things/1 HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 [^]*headers-too-large/,
    );
  });

  it('whoever sends headers too slowly is told so, and cut off', async () => {
    expect(await raw('GET /things/1 HTTP/1.1\r\nHost: x\r\nX-Slow: ')).toMatch(
      /^HTTP\/1\.1 408 [^]*too-slow/,
    );
  });
});
