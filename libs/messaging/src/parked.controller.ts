import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ParkedAct, ParkedList, type ParkedLine } from '@lien-thong/contracts';
import { Answers, formOf, Problem, Refuses, TakesForm } from '@lien-thong/service';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { faultWords } from './fault-words';
import { ParkedMessages } from './replay';
import type { ParkedRow } from './store/parking';

const NOT_FOUND = 'Không tìm thấy.';

const reasonOf = (body: unknown): string => formOf(ParkedAct, body, 'invalid-act', 'Cần ghi rõ lý do.').why;

@ApiTags('parked messages')
@Controller('parked')
export class ParkedController {
  constructor(private readonly parked: ParkedMessages) {}

  @ApiOperation({ summary: 'Messages that could not be worked on, oldest first' })
  @Answers(200, 'the messages', ParkedList)
  @Allows('parked.list')
  @Get()
  async list(): Promise<ParkedList> {
    return { items: (await this.parked.open()).map(lineOf) };
  }

  @ApiOperation({ summary: 'Give one parked message up, for a reason; it stays on record' })
  @ApiParam({ name: 'id', schema: { type: 'string', pattern: '^[0-9]{1,18}$' } })
  @TakesForm(ParkedAct)
  @Answers(204, 'set aside')
  @Refuses([404, 'not-found'], [422, 'invalid-act'])
  @Allows('parked.act')
  @Post(':id/set-aside')
  @HttpCode(204)
  async setAside(@Param('id') id: string, @Body() body: unknown, @Asker() asker: Caller): Promise<void> {
    const why = reasonOf(body);
    if (!/^\d{1,18}$/.test(id) || !(await this.parked.setAside(id, asker, why)))
      throw new Problem(404, 'not-found', NOT_FOUND);
  }
}

const lineOf = ({ parkedAt, detail, caseId, messageId, type, ...row }: ParkedRow): ParkedLine => ({
  ...row,
  parkedAt: parkedAt.toISOString(),
  causeInWords: faultWords(row.cause, detail),
  ...(detail === null ? {} : { detail }),
  ...(caseId === null ? {} : { caseId }),
  ...(messageId === null ? {} : { messageId }),
  ...(type === null ? {} : { type }),
});
