import { Allows } from '@lien-thong/access';
import { formats } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { findCommune, procedureCatalogue, procedureEntry, type ProcedureEntry } from '@lien-thong/law';
import { Clock, invalid, Problem, Refuses } from '@lien-thong/service';
import { Controller, Get, Headers, Param, Query, Res, type OnApplicationBootstrap } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

/** An entry as the list has it: its history is told with the entry itself. */
type Listed = Omit<ProcedureEntry, 'history'>;

const place = ApiQuery({
  name: 'commune',
  required: false,
  description: 'official code; its offices are named',
});
const day = ApiQuery({ name: 'on', required: false, description: 'yyyy-mm-dd, today unless given' });

/**
 * Danh mục thủ tục hành chính: what the law of a day says a family may ask for, where, with which papers and in what
 * time. It is reckoned from the rows in force, so that a decision is published here the day it takes effect.
 */
@ApiTags('catalogue')
@Allows('catalogue.read')
@Controller('procedures')
export class ProceduresController implements OnApplicationBootstrap {
  constructor(
    private readonly gazette: Gazette,
    private readonly clock: Clock,
  ) {}

  /** The first catalogue of a law takes a fifth of a second: it is made before somebody asks. */
  onApplicationBootstrap(): void {
    this.gazette.whenChanged((law) => void procedureCatalogue(law, { on: this.clock.today() }));
  }

  @ApiOperation({ summary: 'Every procedure of a commune on a day, with what is going to change' })
  @place
  @day
  @Refuses([422, 'invalid-query'])
  @Get()
  list(
    @Res() reply: FastifyReply,
    @Query('commune') commune?: string,
    @Query('on') on?: string,
    @Headers('if-none-match') seen?: string,
  ): void {
    const asked = this.asked(commune, on);
    this.send(reply, { seen, name: `${asked.on}-${commune ?? ''}` }, (lawVersion) => ({
      on: asked.on,
      lawVersion,
      items: procedureCatalogue(this.gazette.inForce(), asked).map(
        ({ history: _, ...entry }): Listed => entry,
      ),
    }));
  }

  @ApiOperation({ summary: 'One procedure by its code, of now or of earlier, with its history' })
  @place
  @day
  @Refuses([404, 'not-found'], [422, 'invalid-query'])
  @Get(':code')
  one(
    @Res() reply: FastifyReply,
    @Param('code') code: string,
    @Query('commune') commune?: string,
    @Query('on') on?: string,
    @Headers('if-none-match') seen?: string,
  ): void {
    const asked = this.asked(commune, on);
    const entry = procedureEntry(this.gazette.inForce(), code, asked);
    if (!entry) throw new Problem(404, 'not-found', 'Không có thủ tục mang mã này vào ngày ấy.');
    this.send(reply, { seen, name: `${asked.on}-${commune ?? ''}-${entry.code}` }, (lawVersion) => ({
      on: asked.on,
      lawVersion,
      ...entry,
    }));
  }

  /** @throws Problem 422 that names the parameter */
  private asked(commune: unknown, on: unknown = this.clock.today()): { on: string; commune?: string } {
    const errors = [];
    if (typeof on !== 'string' || !formats.day(on))
      errors.push({
        pointer: '/on',
        code: 'day',
        message: 'Ngày phải là một ngày có thật, dạng 2026-11-24.',
      });
    if (commune !== undefined && (typeof commune !== 'string' || !findCommune(commune)))
      errors.push({
        pointer: '/commune',
        code: 'unknown-commune',
        message: 'Không có xã, phường, đặc khu mang mã này.',
      });
    if (errors.length) throw invalid('invalid-query', errors);
    return { on: on as string, ...(commune === undefined ? {} : { commune: commune as string }) };
  }

  /** What was seen already is not made again: the law's version and the question name the answer. */
  private send(
    reply: FastifyReply,
    { seen, name }: { seen?: string; name: string },
    make: (lawVersion: string) => object,
  ): void {
    const { version } = this.gazette.inForce();
    const etag = `"${version}-${name}"`;
    void reply.header('etag', etag).header('cache-control', 'public, max-age=300');
    if (seen === etag) void reply.status(304).send();
    else void reply.send(make(version));
  }
}
