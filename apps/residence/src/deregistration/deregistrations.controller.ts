import { Allows, Asker, type Caller } from '@lien-thong/access';
import { mustReach, Problem } from '@lien-thong/service';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Deregistration } from './deregistration.entity';

/** A line of the list of answers: no name and no id. */
interface DeregistrationLine {
  line: number;
  caseId: string;
  answer: Deregistration['answer'];
  reason: string | null;
  deregisteredOn: string | null;
  remainingMembers: number | null;
}

const MOST = 200;

@ApiTags('deregistrations')
@Allows('deregistration.list')
@Controller('deregistrations')
export class DeregistrationsController {
  constructor(private readonly database: DataSource) {}

  @ApiOperation({ summary: "A commune's answers in the order given; `after` is the last line seen" })
  @Get()
  async list(
    @Asker() asker: Caller,
    @Query('commune') commune?: string,
    @Query('after') after = '0',
  ): Promise<{ items: DeregistrationLine[] }> {
    if (!/^\d{5}$/.test(commune ?? '') || !/^\d{1,15}$/.test(after))
      throw new Problem(422, 'invalid-query', 'Cần mã xã, phường (5 chữ số).');
    mustReach(asker.reach('deregistration.list'), commune!);
    const found = await this.database
      .getRepository(Deregistration)
      .createQueryBuilder('d')
      .where('d.commune = :commune and d.line > :after', { commune, after })
      .orderBy('d.line')
      .limit(MOST)
      .getMany();
    return { items: found.map(lineOf) };
  }
}

const lineOf = (d: Deregistration): DeregistrationLine => ({
  line: d.line,
  caseId: d.caseId,
  answer: d.answer,
  reason: d.reason,
  deregisteredOn: d.deregisteredOn,
  remainingMembers: d.remainingMembers,
});
