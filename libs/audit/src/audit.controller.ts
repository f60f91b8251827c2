import { Allows } from '@lien-thong/access';
import { formats } from '@lien-thong/contracts';
import { invalid, Refuses, rows } from '@lien-thong/service';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
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
  @ApiQuery({ name: 'caseId', required: false })
  @ApiQuery({ name: 'after', required: false, description: '`next` of the page before' })
  @Refuses([422, 'invalid-query'])
  @Allows('audit.read')
  @Get()
  async list(
    @Query('caseId') caseId?: string,
    @Query('after') after = '0',
  ): Promise<{ items: Line[]; next?: string }> {
    refuseUnreadable(caseId, after);
    const items = await rows<Line>(
      this.database.manager,
      `select ${ENTRY_COLUMNS}, l.position::float8 as position
       from audit_entry e left join audit_link l on l.entry_id = e.id
       where e.id > $1::bigint and ($2::uuid is null or e.case_id = $2) order by e.id limit ${MOST}`,
      [after, caseId ?? null],
    );
    return items.length < MOST ? { items } : { items, next: items.at(-1)!.id };
  }
}

/** @throws Problem 422 */
function refuseUnreadable(caseId: unknown, after: unknown): void {
  const faults = [
    ...(caseId === undefined || (typeof caseId === 'string' && formats.uuid(caseId))
      ? []
      : [{ pointer: '/caseId', code: 'uuid', message: 'Mã hồ sơ không hợp lệ.' }]),
    ...(typeof after === 'string' && /^\d{1,18}$/.test(after)
      ? []
      : [{ pointer: '/after', code: 'invalid-filter', message: 'Con trỏ trang không hợp lệ.' }]),
  ];
  if (faults.length) throw invalid('invalid-query', faults, 'Điều kiện lọc chưa đúng.');
}
