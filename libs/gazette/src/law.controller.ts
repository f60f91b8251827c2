import { Allows } from '@lien-thong/access';
import { LawInForce, type LawVersion } from '@lien-thong/contracts';
import { Answers } from '@lien-thong/service';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { versionsKnown, type VersionLine } from './bundle';
import { Gazette } from './gazette';

@ApiTags('law')
@Allows('law.read')
@Controller('law')
export class LawController {
  constructor(
    private readonly gazette: Gazette,
    private readonly database: DataSource,
  ) {}

  @ApiOperation({ summary: 'The law this service goes by, and every version that has arrived here' })
  @Answers(200, 'in force', LawInForce)
  @Get()
  async inForce(): Promise<LawInForce> {
    const version = this.gazette.current()?.version;
    const waiting = this.gazette.waitsFor;
    return {
      ...(version ? { version } : {}),
      ...(waiting ? { waiting } : {}),
      versions: (await versionsKnown(this.database.manager)).map(lineOf),
    };
  }
}

const lineOf = ({ consentedBy, publishedAt, ...line }: VersionLine): LawVersion => ({
  ...line,
  ...(consentedBy ? { consentedBy } : {}),
  publishedAt: publishedAt.toISOString(),
});
