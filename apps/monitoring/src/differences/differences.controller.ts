import { Allows, Asker, type Caller } from '@lien-thong/access';
import { DifferenceCounts, type CommuneDifferences } from '@lien-thong/contracts';
import { Answers, rows } from '@lien-thong/service';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';

const OPEN = `
  select commune, kinds from open_differences
  where kinds <> '[]' and ($1::text[] is null or commune = any($1))
  order by (select sum((kind ->> 'open')::int) from jsonb_array_elements(kinds) kind) desc, commune limit 5000`;

@ApiTags('differences')
@Controller('differences')
export class DifferencesController {
  constructor(private readonly database: DataSource) {}

  @ApiOperation({
    summary: "Where offices' lists and the cases differ: what was decided outside the software, and the rest",
  })
  @Answers(200, 'the communes with open differences, those with most of them first', DifferenceCounts)
  @Allows('record.read')
  @Get()
  async open(@Asker() asker: Caller): Promise<DifferenceCounts> {
    const { communes } = asker.reach('record.read');
    return { communes: await rows<CommuneDifferences>(this.database.manager, OPEN, [communes]) };
  }
}
