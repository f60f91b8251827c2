import type { FastifyInstance } from 'fastify';
import { Controller, Get, Module, Post, Body } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { isPassing } from './database';
import { acceptJson } from './json-body';
import { invalid, ProblemFilter } from './problem';

@Controller()
class Echo {
  @Post('echo')
  echo(@Body() body: unknown) {
    return { body };
  }

  @Get('refused')
  refused() {
    throw invalid('invalid-declaration', [
      { pointer: '/death/date', code: 'in-the-future', message: 'Ngày mất không thể sau hôm nay.' },
    ]);
  }

  @Get('database-gone')
  gone() {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  }

  @Get('our-fault')
  fault() {
    throw new Error('secret detail');
  }
}

@Module({ controllers: [Echo] })
class EchoModule {}

describe('a request', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const adapter = new FastifyAdapter({ bodyLimit: 4096 });
    app = await NestFactory.create<NestFastifyApplication>(EchoModule, adapter, {
      logger: false,
      bodyParser: false,
    });
    app.useGlobalFilters(new ProblemFilter(isPassing));
    acceptJson(adapter.getInstance<FastifyInstance>());
    await app.init();
  });

  afterAll(() => app.close());

  const post = async (payload: string | Buffer, type = 'application/json') => {
    const reply = await app.inject({
      method: 'POST',
      url: '/echo',
      payload,
      headers: { 'content-type': type },
    });
    return {
      status: reply.statusCode,
      type: reply.headers['content-type'],
      body: reply.json<{ code?: string; body?: unknown }>(),
    };
  };

  const get = async (url: string) => {
    const reply = await app.inject({ url });
    return {
      status: reply.statusCode,
      type: reply.headers['content-type'],
      body: reply.json<Record<string, unknown>>(),
      headers: reply.headers,
    };
  };

  it('in UTF-8 arrives as it was sent', async () => {
    expect((await post('{"name":"Đặng Thị Hòa"}')).body).toEqual({ body: { name: 'Đặng Thị Hòa' } });
  });

  it.each<[string, string | Buffer, string, number, string]>([
    [
      'with bytes that are not UTF-8',
      Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
      'application/json',
      400,
      'not-utf-8',
    ],
    ['that is not JSON', '{"name":', 'application/json', 400, 'malformed'],
    ['nested too deep', `${'['.repeat(50)}${']'.repeat(50)}`, 'application/json', 400, 'malformed'],
    ['larger than allowed', JSON.stringify({ name: 'x'.repeat(5000) }), 'application/json', 413, 'too-large'],
    ['of another type', 'name=x', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
  ])('%s is refused as a problem', async (_title, payload, type, status, code) => {
    const reply = await post(payload, type);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(reply.type).toContain('application/problem+json');
  });

  it('refused names the fields at fault', async () => {
    const { status, body } = await get('/refused');
    expect([status, body['code'], body['errors']]).toEqual([
      422,
      'invalid-declaration',
      [expect.objectContaining({ pointer: '/death/date' })],
    ]);
  });

  it('to an address that is not there is a problem, too', async () => {
    expect(await get('/nowhere')).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('while the database is away is asked to come again', async () => {
    const { status, headers } = await get('/database-gone');
    expect([status, headers['retry-after']]).toEqual([503, '2']);
  });

  it('that we fail tells nothing of the inside', async () => {
    const { status, body } = await get('/our-fault');
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('secret');
  });
});

describe('a fault', () => {
  it.each([
    [{ code: '57P01' }, true],
    [{ code: '40001' }, true],
    [{ driverError: { code: '08006' } }, true],
    [new Error('Connection terminated unexpectedly'), true],
    [{ code: '23505' }, false],
    [new TypeError('x is undefined'), false],
    [undefined, false],
  ])('%p passes by itself: %p', (fault, passes) => {
    expect(isPassing(fault)).toBe(passes);
  });
});
