import { Allows } from '@lien-thong/access';
import { AuditList, AuditQuery, type AuditLine } from '@lien-thong/contracts';
import { Answers, queryOf, Refuses, rows, TakesQuery } from '@lien-thong/service';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { ENTRY_COLUMNS, type SealedEntry } from './chain/link';

const MOST = 200;

interface Line extends SealedEntry {
  /** Its place in the chain; null for the moment until it is sealed. */
  position: number | null;
}

/** Nhật ký thao tác: who did what, when, from where and why. */
@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly database: DataSource) {}

  @ApiOperation({ summary: 'What was done here, oldest first; of one case, if asked for' })
  @TakesQuery(AuditQuery)
  @Answers(200, 'a page', AuditList)
  @Refuses([422, 'invalid-query'])
  @Allows('audit.read')
  @Get()
  async list(@Query() query: unknown): Promise<AuditList> {
    const { caseId, after = 0 } = queryOf(AuditQuery, query);
    const found = await rows<Line>(
      this.database.manager,
      `select ${ENTRY_COLUMNS}, l.position::float8 as position
       from audit_entry e left join audit_link l on l.entry_id = e.id
       where e.id > $1::bigint and ($2::uuid is null or e.case_id = $2) order by e.id limit ${MOST}`,
      [after, caseId ?? null],
    );
    const items = found.map(lineOf);
    return items.length < MOST ? { items } : { items, next: items.at(-1)!.id };
  }
}

const lineOf = ({ fromAddress, caseId, reason, position, ...line }: Line): AuditLine => ({
  ...line,
  ...(fromAddress ? { fromAddress } : {}),
  ...(caseId === null ? {} : { caseId }),
  ...(reason === null ? {} : { reason }),
  ...(position === null ? {} : { position }),
});
