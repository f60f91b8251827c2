import { Allows } from '@lien-thong/access';
import { SimulatedOutbox, type SimulatedLine } from '@lien-thong/contracts';
import { Privacy } from '@lien-thong/privacy';
import { Answers, rows } from '@lien-thong/service';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { masked } from '../notice/addressees';
import { opened } from '../notice/sealed-notice';

type Kept = Omit<SimulatedLine, 'handedOverAt'> & { caseId: string; handedOverAt: Date };

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
  @Answers(200, 'the messages', SimulatedOutbox)
  @Get('sms-outbox')
  sms(): Promise<SimulatedOutbox> {
    return this.newest('sms');
  }

  @ApiOperation({ summary: 'The newest letters of the simulated post; none of them was really posted' })
  @Answers(200, 'the letters', SimulatedOutbox)
  @Get('post-outbox')
  post(): Promise<SimulatedOutbox> {
    return this.newest('post');
  }

  private async newest(channel: 'sms' | 'post'): Promise<SimulatedOutbox> {
    const found = await rows<Kept>(
      this.database.manager,
      `select reference, case_id as "caseId", address, body, handed_over_at as "handedOverAt" from outgoing_simulated
       where channel = $1 order by entry desc limit $2`,
      [channel, NEWEST],
    );
    const lines = await opened(this.database.manager, this.privacy, found);
    const items = lines.map(({ caseId: _, ...line }) => ({
      ...line,
      address: masked(channel, line.address),
      handedOverAt: line.handedOverAt.toISOString(),
    }));
    return { simulated: true, items };
  }
}
