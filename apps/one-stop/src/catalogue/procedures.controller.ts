import { Allows } from '@lien-thong/access';
import { CatalogueQuery, ProcedureCatalogue, ProcedureView } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { findCommune, procedureCatalogue, procedureEntry, type ProcedureEntry } from '@lien-thong/law';
import { Answers, Clock, invalid, Problem, queryOf, Refuses, TakesQuery } from '@lien-thong/service';
import { Controller, Get, Headers, Param, Query, Res, type OnApplicationBootstrap } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

/** An entry as the list has it: its history is told with the entry itself. */
type Listed = Omit<ProcedureEntry, 'history'>;

/**
 * Danh mục thủ tục hành chính: what the law of a day says a family may ask for, where, with which papers and in what
 * time. It is reckoned from the rows in force, so that a decision is published here the day it takes effect.
 */
@ApiTags('catalogue')
@ApiHeader({ name: 'If-None-Match', required: false, schema: { type: 'string' } })
@TakesQuery(CatalogueQuery)
@Answers(304, 'as seen before')
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
  @Answers(200, 'the procedures', ProcedureCatalogue)
  @Refuses([422, 'invalid-query'])
  @Get()
  list(@Res() reply: FastifyReply, @Query() query: unknown, @Headers('if-none-match') seen?: string): void {
    const asked = this.asked(query);
    this.send(reply, { seen, name: `${asked.on}-${asked.commune ?? ''}` }, (lawVersion) => ({
      on: asked.on,
      lawVersion,
      items: procedureCatalogue(this.gazette.inForce(), asked).map(
        ({ history: _, ...entry }): Listed => entry,
      ),
    }));
  }

  @ApiOperation({ summary: 'One procedure by its code, of now or of earlier, with its history' })
  @ApiParam({ name: 'code', schema: { type: 'string', maxLength: 64 } })
  @Answers(200, 'the procedure', ProcedureView)
  @Refuses([404, 'not-found'], [422, 'invalid-query'])
  @Get(':code')
  one(
    @Res() reply: FastifyReply,
    @Param('code') code: string,
    @Query() query: unknown,
    @Headers('if-none-match') seen?: string,
  ): void {
    const asked = this.asked(query);
    const entry = procedureEntry(this.gazette.inForce(), code, asked);
    if (!entry) throw new Problem(404, 'not-found', 'Không có thủ tục mang mã này vào ngày ấy.');
    this.send(reply, { seen, name: `${asked.on}-${asked.commune ?? ''}-${entry.code}` }, (lawVersion) => ({
      on: asked.on,
      lawVersion,
      ...entry,
    }));
  }

  /** @throws Problem 422 that names the parameter */
  private asked(query: unknown): CatalogueQuery & { on: string } {
    const { on = this.clock.today(), commune } = queryOf(CatalogueQuery, query);
    if (commune !== undefined && !findCommune(commune))
      throw invalid('invalid-query', [
        {
          pointer: '/commune',
          code: 'unknown-commune',
          message: 'Không có xã, phường, đặc khu mang mã này.',
        },
      ]);
    return { on, ...(commune === undefined ? {} : { commune }) };
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
