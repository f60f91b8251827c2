import { Allows } from '@lien-thong/access';
import { Controller, Get, Module, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connect } from 'node:net';
import { ServiceEnvironment } from '../environment';
import { createService } from '../run-service';
import { ServiceModule } from '../service.module';

@Allows('health.read')
@Controller('echo')
class Echo {
  @Get()
  echo() {
    return { heard: true };
  }
}

/** Stands for whoever finds out who asks: here they simply say so. */
class Introduction implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<{ headers: Record<string, string>; caller: unknown }>();
    request.caller = { subject: request.headers['x-subject'] };
    return true;
  }
}

@Module({
  imports: [ServiceModule.of({ name: 'echo', logLevel: 'fatal' })],
  controllers: [Echo],
  providers: [{ provide: APP_GUARD, useClass: Introduction }],
})
class EchoModule {}

describe('the edge of a service', () => {
  const opened: NestFastifyApplication[] = [];
  const open = async (settings: Partial<ServiceEnvironment> = {}) => {
    const environment = () => Object.assign(new ServiceEnvironment(), settings);
    const app = await createService({ name: 'test', environment, module: () => EchoModule });
    opened.push(app);
    await app.init();
    return app;
  };
  const ask = (app: NestFastifyApplication, headers: Record<string, string> = {}, url = '/api/test/echo') =>
    app.inject({ url, headers });
  const from = (address: string) => ({ 'x-forwarded-for': address });

  afterAll(async () => {
    for (const app of opened) await app.close();
  });

  it('tells browsers to keep, load, frame and guess nothing, also of what is not there', async () => {
    const app = await open();
    for (const url of ['/api/test/echo', '/api/test/nowhere'])
      expect((await ask(app, {}, url)).headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
  });

  it('lets the page of the API’s document load its own scripts, and it holds no other', async () => {
    const app = await open();
    const { headers, body } = await ask(app, {}, '/api/test/docs');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(body).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|\bon\w+="/);
  });

  it('lets pages of other sites ask only where they are listed', async () => {
    const origin = 'https://cong.example.vn';
    const allowed = async (app: NestFastifyApplication, by: string) =>
      (await ask(app, { origin: by })).headers['access-control-allow-origin'];
    expect(await allowed(await open(), origin)).toBeUndefined();
    const listed = await open({ CORS_ORIGINS: origin });
    expect(await allowed(listed, origin)).toBe(origin);
    expect(await allowed(listed, 'https://other.example.vn')).toBeUndefined();
  });

  it('refuses an address that asks too often, says for how long, and serves the others', async () => {
    const app = await open({ RATE_LIMIT_PER_MINUTE: 3 });
    for (let n = 0; n < 3; n++) expect((await ask(app, from('203.0.113.7'))).statusCode).toBe(200);
    const refused = await ask(app, from('203.0.113.7'));
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([429, 'too-many-requests']);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask(app, from('203.0.113.8'))).statusCode).toBe(200);
  });

  it('refuses an account that asks too often, from however many addresses', async () => {
    const app = await open({ RATE_LIMIT_PER_MINUTE: 3 });
    const as = (subject: string, n: number) =>
      ask(app, { ...from(`203.0.113.${n}`), 'x-subject': subject }).then(({ statusCode }) => statusCode);
    expect([await as('hoa', 1), await as('hoa', 2), await as('hoa', 3), await as('hoa', 4)]).toEqual([
      200, 200, 200, 429,
    ]);
    expect(await as('binh', 5)).toBe(200);
  });

  it('does not count its own machine, and believes nobody else about addresses', async () => {
    const app = await open({ RATE_LIMIT_PER_MINUTE: 1 });
    for (let n = 0; n < 5; n++) expect((await ask(app)).statusCode).toBe(200);
    const claims = (address: string) =>
      app
        .inject({ url: '/api/test/echo', remoteAddress: '198.51.100.1', headers: from(address) })
        .then(({ statusCode }) => statusCode);
    expect([await claims('127.0.0.1'), await claims('127.0.0.1')]).toEqual([200, 429]);
  });

  it.each([
    ['headers larger than any token', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    ['what is no request', 'XIN CHÀO\r\n\r\n', 400],
  ])('answers %s with a problem', async (_, text, status) => {
    const app = await open();
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as { port: number };
    const answer = await new Promise<string>((resolve, reject) => {
      let heard = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      socket.setEncoding('utf8').on('data', (part: string) => (heard += part));
      socket.on('close', () => resolve(heard)).on('error', reject);
    });
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('application/problem+json');
  });
});
