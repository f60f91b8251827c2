import { Allows, Asker, type Caller } from '@lien-thong/access';
import { mustReach, Problem } from '@lien-thong/service';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { DeathRegistration, registrationNumber } from './death-registration.entity';

/** A line of the register as a list shows it: no cause, no addresses. */
interface RegisterLine {
  number: string;
  commune: string;
  registeredOn: string;
  timing: string;
  caseId: string;
}

const MOST = 200;

@ApiTags('death register')
@Allows('register.read')
@Controller('registrations')
export class DeathRegisterController {
  constructor(private readonly database: DataSource) {}

  @ApiOperation({
    summary: 'The book of a commune and year, in order of entry; `after` is the last entry seen',
  })
  @Get()
  async book(
    @Asker() asker: Caller,
    @Query('commune') commune?: string,
    @Query('year') year?: string,
    @Query('after') after = '0',
  ): Promise<{ items: RegisterLine[] }> {
    if (!/^\d{5}$/.test(commune ?? '') || !/^\d{4}$/.test(year ?? '') || !/^\d{1,8}$/.test(after))
      throw new Problem(422, 'invalid-query', 'Cần mã xã, phường (5 chữ số) và năm của sổ.');
    mustReach(asker.reach('register.read'), commune!);
    const entries = await this.database
      .getRepository(DeathRegistration)
      .createQueryBuilder('r')
      .where('r.commune = :commune and r.bookYear = :year and r.entry > :after', {
        commune,
        year: Number(year),
        after: Number(after),
      })
      .orderBy('r.entry')
      .limit(MOST)
      .getMany();
    return { items: entries.map(line) };
  }

  @ApiOperation({ summary: 'The entry of a case' })
  @Get(':caseId')
  async entry(@Param('caseId') caseId: string, @Asker() asker: Caller): Promise<RegisterLine> {
    const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(caseId);
    const entry = uuid ? await this.database.getRepository(DeathRegistration).findOneBy({ caseId }) : null;
    if (!entry || !asker.reach('register.read').covers(entry.commune))
      throw new Problem(404, 'not-found', 'Không tìm thấy.');
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
