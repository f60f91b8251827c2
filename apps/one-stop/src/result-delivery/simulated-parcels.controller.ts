import { Allows } from '@lien-thong/access';
import { ParcelMove } from '@lien-thong/contracts';
import { Answers, formOf, Problem, Refuses, TakesForm } from '@lien-thong/service';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { SimulatedCarrier } from './simulated-carrier';

@ApiTags('simulated')
@Controller('simulated-parcels')
export class SimulatedParcelsController {
  constructor(private readonly carrier: SimulatedCarrier) {}

  @ApiOperation({ summary: 'Move a parcel of the simulated carrier' })
  @ApiParam({ name: 'trackingCode', schema: { type: 'string', format: 'code' } })
  @TakesForm(ParcelMove)
  @Answers(204, 'moved')
  @Refuses([404, 'not-found'], [422, 'invalid-move'])
  @Allows('parcel.move')
  @Post(':trackingCode/journey')
  @HttpCode(204)
  async move(@Param('trackingCode') trackingCode: string, @Body() body: unknown): Promise<void> {
    const { state } = formOf(ParcelMove, body, 'invalid-move');
    const tracked = /^[A-Z0-9]{4,40}$/.test(trackingCode) && (await this.carrier.move(trackingCode, state));
    if (!tracked) throw new Problem(404, 'not-found', 'Không có bưu gửi mô phỏng mang mã này.');
  }
}
