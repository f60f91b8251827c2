import { Allows, Asker, type Caller } from '@lien-thong/access';
import { LawConsent, LawProposal, LawProposalList, LawProposalView } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { Answers, ById, formOf, idOf, Problem, Refuses, TakesForm } from '@lien-thong/service';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { LawProposalRow } from './law-proposal.entity';
import { proposalView } from './proposal-view';
import { PublicationDesk } from './publication-desk';

const MOST = 100;
const NOT_FOUND = 'Không tìm thấy đề nghị.';

/** Ban hành bộ dữ liệu luật: proposed by one person, consented to by another. */
@ApiTags('law')
@Controller('law/proposals')
export class PublicationController {
  constructor(
    private readonly desk: PublicationDesk,
    private readonly gazette: Gazette,
    private readonly database: DataSource,
  ) {}

  @ApiOperation({ summary: 'Propose a new version: the files that change, whole. Nothing is in force yet' })
  @TakesForm(LawProposal)
  @Answers(201, 'proposed', LawProposalView)
  @Refuses([409, 'not-now'], [422, 'invalid-law'])
  @Allows('law.propose')
  @Post()
  async propose(@Body() body: unknown, @Asker() asker: Caller): Promise<LawProposalView> {
    return this.one(await this.desk.propose(formOf(LawProposal, body, 'invalid-law'), asker));
  }

  @ApiOperation({ summary: 'Proposals, newest first, with what each would change' })
  @Answers(200, 'the proposals', LawProposalList)
  @Allows('law.proposals')
  @Get()
  async list(): Promise<LawProposalList> {
    const found = await this.database
      .getRepository(LawProposalRow)
      .find({ order: { proposedAt: 'desc' }, take: MOST });
    return { items: found.map((p) => this.view(p)) };
  }

  @ApiOperation({ summary: 'One proposal with what it would change' })
  @ById('proposalId')
  @Answers(200, 'the proposal', LawProposalView)
  @Refuses([404, 'not-found'])
  @Allows('law.proposals')
  @Get(':proposalId')
  get(@Param('proposalId') given: string): Promise<LawProposalView> {
    return this.one(given);
  }

  @ApiOperation({ summary: 'Consent of a second person: the version is published to every service now' })
  @ById('proposalId')
  @TakesForm(LawConsent)
  @Answers(200, 'published', LawProposalView)
  @Refuses([404, 'not-found'], [409, 'not-now'], [422, 'invalid-consent'])
  @Allows('law.decide')
  @Post(':proposalId/consent')
  @HttpCode(200)
  async consent(
    @Param('proposalId') given: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
  ): Promise<LawProposalView> {
    await this.desk.consent(proposalIdOf(given), formOf(LawConsent, body, 'invalid-consent'), asker);
    return this.one(given);
  }

  @ApiOperation({ summary: 'Take a proposal back' })
  @ById('proposalId')
  @TakesForm(LawConsent)
  @Answers(200, 'withdrawn', LawProposalView)
  @Refuses([404, 'not-found'], [409, 'not-now'], [422, 'invalid-consent'])
  @Allows('law.decide')
  @Post(':proposalId/withdraw')
  @HttpCode(200)
  async withdraw(
    @Param('proposalId') given: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
  ): Promise<LawProposalView> {
    await this.desk.withdraw(proposalIdOf(given), formOf(LawConsent, body, 'invalid-consent'), asker);
    return this.one(given);
  }

  private async one(given: string): Promise<LawProposalView> {
    const found = await this.database.getRepository(LawProposalRow).findOneBy({ id: proposalIdOf(given) });
    if (!found) throw new Problem(404, 'not-found', NOT_FOUND);
    return this.view(found);
  }

  private view(p: LawProposalRow): LawProposalView {
    return proposalView(p, this.gazette.inForce().version);
  }
}

const proposalIdOf = (given: string): string => idOf(given, NOT_FOUND);
