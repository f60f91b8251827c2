import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { RegisterBook, RegisterLine, RegisterQuery } from '@lien-thong/contracts';
import { Answers, ById, idOf, mustReach, Problem, queryOf, Refuses, TakesQuery } from '@lien-thong/service';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { DeathRegistration, registrationNumber } from './death-registration.entity';

const MOST = 200;
const NOT_FOUND = 'Không tìm thấy.';

@ApiTags('death register')
@Allows('register.read')
@Controller('registrations')
export class DeathRegisterController {
  constructor(
    private readonly database: DataSource,
    private readonly reads: ReadLog,
  ) {}

  @ApiOperation({
    summary: 'The book of a commune and year, in order of entry; `after` is the last entry seen',
  })
  @TakesQuery(RegisterQuery)
  @Answers(200, 'a page of the book', RegisterBook)
  @Refuses([403, 'not-allowed, outside-your-unit'], [422, 'invalid-query'])
  @Get()
  async book(@Asker() asker: Caller, @Query() query: unknown): Promise<RegisterBook> {
    const { commune, year, after = 0 } = queryOf(RegisterQuery, query);
    mustReach(asker.reach('register.read'), commune);
    await this.reads.recordList(asker, 'register.read', 'registrations', { commune, year, after });
    const entries = await this.database
      .getRepository(DeathRegistration)
      .createQueryBuilder('r')
      .where('r.commune = :commune and r.bookYear = :year and r.entry > :after', {
        commune,
        year,
        after,
      })
      .orderBy('r.entry')
      .limit(MOST)
      .getMany();
    return { items: entries.map(line) };
  }

  @ApiOperation({ summary: 'The entry of a case' })
  @ById('caseId')
  @Answers(200, 'the entry', RegisterLine)
  @Refuses([404, 'not-found'])
  @Get(':caseId')
  async entry(@Param('caseId') given: string, @Asker() asker: Caller): Promise<RegisterLine> {
    const caseId = idOf(given, NOT_FOUND);
    const entry = await this.database.getRepository(DeathRegistration).findOneBy({ caseId });
    if (!entry || !asker.reach('register.read').covers(entry.commune))
      throw new Problem(404, 'not-found', NOT_FOUND);
    await this.reads.recordRead(asker, { action: 'register.read', caseId, commune: entry.commune });
    return line(entry);
  }
}

const line = (entry: DeathRegistration): RegisterLine => ({
  number: registrationNumber(entry),
  commune: entry.commune,
  registeredOn: entry.registeredOn,
  timing: entry.timing,
  caseId: entry.caseId,
});
