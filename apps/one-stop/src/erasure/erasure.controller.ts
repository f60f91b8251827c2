import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ErasureOrder } from '@lien-thong/contracts';
import { formOf, Refuses, TakesForm } from '@lien-thong/service';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { caseIdOf } from '../linked-case/case-address';
import { ErasureDesk } from './erasure-desk';

@ApiTags('cases')
@Controller('cases/:caseId/erasure')
export class ErasureController {
  constructor(private readonly desk: ErasureDesk) {}

  @ApiOperation({
    summary: "Make a case's personal data unreadable at every service, once the law no longer has it kept",
  })
  @TakesForm(ErasureOrder)
  @Refuses([404, 'not-found'], [409, 'not-now'], [409, 'kept-by-law'], [422, 'invalid-answer'])
  @Allows('case.erase')
  @Post()
  @HttpCode(202)
  async erase(@Param('caseId') given: string, @Body() body: unknown, @Asker() asker: Caller): Promise<void> {
    await this.desk.erase(caseIdOf(given), formOf(ErasureOrder, body, 'invalid-answer').why, asker);
  }
}
