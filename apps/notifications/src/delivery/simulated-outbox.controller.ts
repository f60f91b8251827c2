import { Allows } from '@lien-thong/access';
import { Privacy } from '@lien-thong/privacy';
import { rows } from '@lien-thong/service';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { masked } from '../notice/addressees';
import { opened } from '../notice/sealed-notice';

/** What would have gone out. */
interface SimulatedLine {
  reference: string;
  /** Masked. */
  address: string;
  body: string;
  handedOverAt: Date;
}

const NEWEST = 100;

@ApiTags('simulated gateways')
@Allows('outbox.read')
@Controller()
export class SimulatedOutboxController {
  constructor(
    private readonly database: DataSource,
    private readonly privacy: Privacy,
  ) {}

  @ApiOperation({
    summary: 'The newest text messages of the simulated gateway; none of them was really sent',
  })
  @Get('sms-outbox')
  sms(): Promise<{ simulated: true; items: SimulatedLine[] }> {
    return this.newest('sms');
  }

  @ApiOperation({ summary: 'The newest letters of the simulated post; none of them was really posted' })
  @Get('post-outbox')
  post(): Promise<{ simulated: true; items: SimulatedLine[] }> {
    return this.newest('post');
  }

  private async newest(channel: 'sms' | 'post') {
    const found = await rows<SimulatedLine & { caseId: string }>(
      this.database.manager,
      `select reference, case_id as "caseId", address, body, handed_over_at as "handedOverAt" from outgoing_simulated
       where channel = $1 order by entry desc limit $2`,
      [channel, NEWEST],
    );
    const lines = await opened(this.database.manager, this.privacy, found);
    const items = lines.map(({ caseId: _, ...line }) => ({
      ...line,
      address: masked(channel, line.address),
    }));
    return { simulated: true as const, items };
  }
}
