import { Allows } from '@lien-thong/access';
import { Extract, ResultFetch } from '@lien-thong/contracts';
import { Answers, formOf, Problem, Refuses, TakesForm } from '@lien-thong/service';
import { Body, Controller, HttpCode, Ip, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CasesByCode } from '../progress/cases-by-code';
import { Misses } from '../progress/misses';
import { DeliveryDesk } from './delivery-desk';

@ApiTags('progress')
@ApiParam({ name: 'dossierCode', schema: { type: 'string', maxLength: 64 } })
@Controller('progress/:dossierCode')
export class ResultController {
  constructor(
    private readonly cases: CasesByCode,
    private readonly misses: Misses,
    private readonly desk: DeliveryDesk,
  ) {}

  @ApiOperation({
    summary: 'The family fetches the result, by its code and the id of who declared: status 10',
  })
  @TakesForm(ResultFetch)
  @Answers(200, 'the extract', Extract)
  @Refuses(
    [404, 'not-found: no such code, not the requester, or no result yet'],
    [422, 'invalid-fetch'],
    [429, 'too-many-requests'],
  )
  @Allows('result.fetch')
  @Post('result')
  @HttpCode(200)
  async fetch(
    @Param('dossierCode') given: string,
    @Body() body: unknown,
    @Ip() address: string,
  ): Promise<Extract> {
    const { personalId } = formOf(ResultFetch, body, 'invalid-fetch');
    const { caseId } = await this.cases.find(given, address);
    const extract = await this.desk.fetch(caseId, personalId);
    if (extract) return extract;
    this.misses.count(address);
    throw new Problem(404, 'not-found', 'Không tìm thấy kết quả cho mã hồ sơ và số định danh này.');
  }
}
