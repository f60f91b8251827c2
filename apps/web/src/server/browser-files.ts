import fastifyStatic from '@fastify/static';
import { EnvironmentFault, Problem } from '@lien-thong/service';
import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebEnvironment } from './environment';

/** The browser's own addresses; a page it does not know is shown by it too, with status 404. */
const PAGES = [/^$/, /^ho-so$/, /^ho-so\/[^/]+$/];

/** @throws EnvironmentFault when the browser's part has not been built. */
export function expectBuilt(folder: string): void {
  if (!existsSync(join(folder, 'index.html')))
    throw new EnvironmentFault(`BROWSER_FILES: ${folder} has no index.html; run npm run build:browser first`);
}

/** The build names each file of /assets by its content, so it may be kept for ever. */
export async function serveAssets(app: NestFastifyApplication, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
  });
}

@Controller()
export class BrowserPagesController {
  private readonly index: string;

  constructor({ BROWSER_FILES }: WebEnvironment) {
    this.index = readFileSync(join(BROWSER_FILES, 'index.html'), 'utf8');
  }

  @Get(['', '*'])
  @Header('cache-control', 'no-cache')
  page(@Param('*') path = '', @Res() reply: FastifyReply): void {
    if (/^(api|assets|health)\//.test(path)) throw new Problem(404, 'not-found', 'Không tìm thấy.');
    void reply
      .status(PAGES.some((page) => page.test(path)) ? 200 : 404)
      .header('content-type', 'text/html; charset=utf-8')
      .send(this.index);
  }
}
