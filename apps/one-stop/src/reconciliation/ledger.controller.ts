import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import {
  Ledger,
  PAYER_KINDS,
  type DecisionResult,
  type LedgerLine,
  type LedgerPayers,
  type PayerLine,
  type Step,
} from '@lien-thong/contracts';
import { Answers, ById, Problem, Refuses, rows } from '@lien-thong/service';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { caseIdOf } from '../linked-case/case-address';
import type { CaseState, StepRecord, UndoRecord } from '../linked-case/case-state';
import { STEP_OF_BENEFIT } from '../procedures/benefit-steps';
import { DEATH_PROCEDURE } from '../procedures/death';

interface Applied {
  result: DecisionResult;
  on: string;
}

interface Found {
  commune: string;
  steps: CaseState['steps'];
  undone: Partial<Record<Step, UndoRecord>> | null;
  applied: Partial<Record<Step, Applied>> | null;
  payers: PayerLine[] | null;
}

/** The case with what offices' own lists have of it, of each step the last, if it answers the last telling. */
const FIND = `
  select c.commune, c.steps, c.undoing -> 'steps' as undone,
    (select jsonb_object_agg(l.step, jsonb_build_object('result', l.result, 'on', l.on_day)) from (
       select distinct on (step) step, result, on_day from listed_decision
       where matter = c.case_id::text and (attempt is null or attempt >= (c.steps -> step ->> 'attempt')::int)
       order by step, attempt desc nulls first, on_day desc) l) as applied,
    (select jsonb_agg(jsonb_build_object('kind', t.kind, 'at', t.at, 'text', t.text) order by t.entry)
       from timeline_entry t where t.case_id = c.case_id and t.kind = any($2::text[])) as payers
  from linked_case c where c.case_id = $1`;

/** Sổ theo dõi: told, received, applied, answered. */
@ApiTags('cases')
@Controller('cases/:caseId/ledger')
export class LedgerController {
  constructor(
    private readonly database: DataSource,
    private readonly reads: ReadLog,
  ) {}

  @ApiOperation({ summary: 'Which office was told, what it has in its own books, and what it answered' })
  @ById('caseId')
  @Answers(200, 'a line for each part of the case', Ledger)
  @Refuses([404, 'not-found'])
  @Allows('case.read')
  @Get()
  async ledger(@Param('caseId') given: string, @Asker() asker: Caller): Promise<Ledger> {
    const caseId = caseIdOf(given);
    const [found] = await rows<Found>(this.database.manager, FIND, [caseId, PAYER_KINDS]);
    if (!found || !asker.reach('case.read').covers(found.commune))
      throw new Problem(404, 'not-found', 'Không tìm thấy hồ sơ.');
    await this.reads.recordRead(asker, { action: 'case.read', caseId, commune: found.commune });
    return { caseId, lines: linesOf(found), payers: payersOf(found) };
  }
}

const linesOf = ({ steps, undone, applied }: Found): LedgerLine[] =>
  DEATH_PROCEDURE.flatMap(({ step, office }) => {
    const part = steps[step];
    return part
      ? [{ step, office, ...lineOf(part, applied?.[step]), ...undoingOf(step, undone?.[step]) }]
      : [];
  });

const lineOf = ({ state, attempt, toldAt, answeredAt }: StepRecord, applied?: Applied) => ({
  state,
  attempt,
  ...(toldAt ? { toldAt } : {}),
  received: answeredAt !== undefined || applied !== undefined,
  ...(applied ? { appliedOn: applied.on, applied: applied.result } : {}),
  ...(answeredAt ? { answeredAt } : {}),
});

const undoingOf = (step: Step, undone?: UndoRecord): Pick<LedgerLine, 'undoing'> =>
  undone ? { undoing: { step, ...undone } } : {};

/** Each claim tells those who pay each month by itself; where none was made, an order of its own does. */
function payersOf({ steps, payers }: Pick<Found, 'steps' | 'payers'>): LedgerPayers {
  const lines = (payers ?? []).map((line) => ({ ...line, at: new Date(line.at).toISOString() }));
  const ordered = lines.find(({ kind }) => kind === 'payers-told')?.at;
  const claimed = Object.values(STEP_OF_BENEFIT).map((step) => steps[step]?.toldAt);
  const [toldAt] = [ordered, ...claimed].filter((at) => at !== undefined).sort();
  return { ...(toldAt ? { toldAt } : {}), lines };
}
