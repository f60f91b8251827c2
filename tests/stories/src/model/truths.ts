import {
  WORK_LISTS,
  type Apologies,
  type ApologySlip,
  type CaseView,
  type ClockListName,
  type ClockPage,
  type StepView,
  type WorkCounts,
  type WorkListName,
  type WorkPage,
} from '@lien-thong/contracts';
import { loadLaw, promise, scopeOfCommune } from '@lien-thong/law';
import type { Commune } from '../commune/commune';
import type { Offices } from '../commune/offices';
import { DESKS } from './actions';

const law = loadLaw();

const COUNT_OF: Record<WorkListName, keyof WorkCounts> = {
  mine: 'mine',
  unassigned: 'unassigned',
  'held-by-others': 'heldByOthers',
  'to-sign': 'toSign',
  'near-due': 'nearDue',
  overdue: 'overdue',
  asking: 'asking',
};

const DECIDED = new Set(['done', 'refused', 'not-needed']);

/** What must hold of a case, and of every office, whatever has happened. @returns what does not */
export async function untruths(commune: Commune, caseId: string, before?: CaseView): Promise<string[]> {
  const view = await commune.view(caseId);
  const signed = await signedApologies(commune, caseId);
  return [
    ...(await listsAndCounts(commune)),
    ...(await oneDecisionEach(commune, caseId)),
    ...neverDecidedAgain(view, before),
    ...promisedByTheLaw(view, signed),
    ...(await everythingIsWaitedFor(commune, view)),
    ...(await toldToTheFamily(commune, view)),
    ...(await nothingParked(commune)),
    ...(await latenessIsSeen(commune, view, signed)),
    ...registeredIsTrue(view),
    ...(await aPersonIsRegisteredOnce(commune, view)),
  ];
}

async function listsAndCounts({ offices }: Commune): Promise<string[]> {
  const found: string[] = [];
  for (const { office, task } of DESKS) found.push(...(await ofDesk(offices[office], task)));
  return found;
}

/** A case of an earlier sequence may reach its limit while we look: what was counted must stand when all is read. */
async function ofDesk(service: Offices['residence'], task: string): Promise<string[]> {
  const counted = async () => (await service.get<WorkCounts>(`work/${task}/counts`)).body;
  const before = await counted();
  const found: string[] = [];
  for (const list of WORK_LISTS) {
    const { body } = await service.get<WorkPage>(`work/${task}?list=${list}`);
    const count = before[COUNT_OF[list]];
    if (!body.next && body.items.length !== count)
      found.push(`${task}: ${list} has ${body.items.length} items and counts ${count}`);
  }
  return JSON.stringify(await counted()) === JSON.stringify(before) ? found : ofDesk(service, task);
}

/** The offices' own books: no case has two entries of a kind. */
async function oneDecisionEach({ offices }: Commune, caseId: string): Promise<string[]> {
  const count = async (office: 'residence' | 'socialInsurance', sql: string) =>
    (await offices[office].query<{ n: number }>(sql, [caseId])).map(({ n }) => n);
  const removed = await count(
    'residence',
    `select count(*)::int as n from deregistration where case_id = $1 and answer = 'removed'`,
  );
  const granted = await count(
    'socialInsurance',
    'select count(*)::int as n from benefit_decision where case_id = $1 group by benefit',
  );
  return [...removed, ...granted].filter((n) => n > 1).map((n) => `${n} decisions of one kind for one case`);
}

function neverDecidedAgain(view: CaseView, before: CaseView | undefined): string[] {
  return (before?.steps ?? []).flatMap((was) => {
    const is = view.steps.find(({ step }) => step === was.step)!;
    return DECIDED.has(was.state) && (is.state !== was.state || is.answeredAt !== was.answeredAt)
      ? [`${was.step} was ${was.state} and is ${is.state}`]
      : [];
  });
}

/** Oldest first. */
async function signedApologies({ offices }: Commune, caseId: string): Promise<ApologySlip[]> {
  const { body } = await offices.oneStop.get<Apologies>(`cases/${caseId}/apology`);
  return body.items
    .filter(({ state }) => state === 'signed')
    .toSorted((a, b) => (a.formerlyPromisedOn < b.formerlyPromisedOn ? -1 : 1));
}

const firstPromised = ({ promisedOn }: CaseView, signed: readonly ApologySlip[]): string | undefined =>
  signed[0]?.formerlyPromisedOn ?? promisedOn;

/** The days first promised are those that the law's own reckoning gives; only an apology moves them. */
function promisedByTheLaw(view: CaseView, signed: readonly ApologySlip[]): string[] {
  if (!view.receivedAt || view.steps.some(({ attempt }) => attempt > 1)) return [];
  const { promisedOn, limits } = promise(law, {
    procedures: view.procedures,
    category: ['compulsory-insurance'],
    receivedAt: view.receivedAt,
    channel: view.channel,
    scope: scopeOfCommune(view.commune),
  });
  const first = firstPromised(view, signed);
  const wrong = view.steps.filter(
    ({ step, dueOn }) => dueOn !== undefined && dueOn !== limits.find((l) => l.step === step)?.dueOn,
  );
  return [
    ...(first === promisedOn ? [] : [`promised ${first}, by the law ${promisedOn}`]),
    ...wrong.map(({ step, dueOn }) => `${step} is due ${dueOn}, by the law otherwise`),
  ];
}

type Office = 'civilRegistration' | 'residence' | 'socialInsurance';

/** Where a step is decided, and where it is undone; benefits are undone by the rule alone, at once. */
const TASKS_OF: Record<StepView['step'], { office: Office; decides: string; undoes?: string }> = {
  'register-death': { office: 'civilRegistration', decides: 'register-death', undoes: 'annul-registration' },
  'deregister-residence': {
    office: 'residence',
    decides: 'deregister-residence',
    undoes: 'restore-residence',
  },
  'grant-funeral-allowance': { office: 'socialInsurance', decides: 'grant-funeral-allowance' },
  'settle-survivors-benefit': { office: 'socialInsurance', decides: 'settle-survivors-benefit' },
};

/** Nothing is stuck without being seen: what a case waits for lies open on a desk. */
async function everythingIsWaitedFor({ offices }: Commune, view: CaseView): Promise<string[]> {
  const found: string[] = [];
  const lies = async (office: Office, task: string, states: readonly string[]) => {
    const [item] = await offices[office].query<{ state: string }>(
      'select state from work_item where task = $1 and case_id = $2',
      [task, view.caseId],
    );
    if (!item || !states.includes(item.state))
      found.push(`the case waits for ${task}, which is ${item?.state ?? 'not there'}`);
  };
  for (const { step, state, attempt } of view.steps) {
    const { office, decides } = TASKS_OF[step];
    if (state === 'told') await lies(office, decides, ['open', 'to-sign']);
    if (state === 'papers-asked' && attempt > 0) await lies(office, decides, ['asking']);
  }
  for (const { step, state } of view.undoing?.steps ?? []) {
    const { office, undoes } = TASKS_OF[step];
    if (state !== 'asked') continue;
    if (undoes) await lies(office, undoes, ['open', 'to-sign']);
    else found.push(`${step} is to be undone and never answered`);
  }
  for (const { step, state } of view.correction?.steps ?? []) {
    const { office, decides } = TASKS_OF[step];
    if (state === 'deciding') await lies(office, decides, ['open', 'to-sign', 'asking']);
    if (state === 'undoing') await lies('residence', 'restore-residence', ['open', 'to-sign']);
    if (state !== 'asked') continue;
    if (step === 'register-death') await lies(office, 'correct-registration', ['open', 'to-sign']);
    else found.push(`${step} is to note a correction and never answered`);
  }
  const open = view.steps.some(({ state }) => ['waiting', 'told', 'papers-asked'].includes(state));
  if (view.endedAt && open) found.push('the case has ended and a step is open');
  if (!view.endedAt && !open && !view.undoing) found.push('every step is decided and the case is open');
  return found;
}

/** Every refused, asked, withdrawn or annulled case has told its family. */
async function toldToTheFamily({ offices }: Commune, view: CaseView): Promise<string[]> {
  const told = new Set(
    (
      await offices.notifications.query<{ template: string }>(
        'select distinct template from notice where case_id = $1',
        [view.caseId],
      )
    ).map(({ template }) => template),
  );
  const { status, undoing, steps } = view;
  const annulled = undoing?.kind === 'annulment' && undoing.steps.some(({ state }) => state === 'undone');
  const asked =
    steps.some(({ state }) => state === 'papers-asked') && !steps.some(({ state }) => state === 'told');
  const owed = [
    ...(status === 'done' ? ['case-completed'] : []),
    ...(status === 'stopped' && !undoing ? ['case-refused'] : []),
    ...(asked && !undoing ? ['supplement-requested'] : []),
    ...(status === 'withdrawn' && view.endedAt ? ['withdrawal-completed'] : []),
    ...(annulled ? ['case-annulled'] : []),
    ...(view.correction?.endedAt && view.correction.nth === 1
      ? [view.correction.steps[0]!.state === 'noted' ? 'correction-completed' : 'correction-not-made']
      : []),
  ];
  return owed
    .filter((template) => !told.has(template))
    .map((template) => `the family was not told: ${template}`);
}

/** A case past its day either has a signed apology, or stands where the province sees it. */
async function latenessIsSeen(
  { offices: { oneStop } }: Commune,
  view: CaseView,
  signed: readonly ApologySlip[],
): Promise<string[]> {
  const { caseId, promisedOn, endedAt, steps } = view;
  if (endedAt || !promisedOn || !steps.some(({ state }) => state === 'told')) return [];
  const today = oneStop.clock.today();
  const found: string[] = [];
  const standsIn = async (list: ClockListName, day: string) => {
    const { items } = (await oneStop.get<ClockPage>(`clocks?list=${list}`)).body;
    if (items.some((item) => item.caseId === caseId) !== day < today)
      found.push(`promised for ${day}, and on ${today} wrongly in or out of ${list}`);
  };
  await standsIn('overdue', firstPromised(view, signed)!);
  await standsIn('late-without-apology', promisedOn);
  return found;
}

async function nothingParked({ offices: { mail: _, ...services } }: Commune): Promise<string[]> {
  const parked = await Promise.all(
    Object.entries(services).map(async ([name, { query }]) =>
      (
        await query<{ cause: string; detail: string | null }>(
          `select cause, detail from parked_message where state in ('failed', 'held')`,
        )
      ).map(({ cause, detail }) => `${name} parked a message: ${cause} ${detail ?? ''}`),
    ),
  );
  return parked.flat();
}

/** No branch has begun before the registration. */
const registeredIsTrue = ({ steps }: CaseView): string[] => {
  const registered = steps.find(({ step }) => step === 'register-death')?.state === 'done';
  return steps
    .filter(({ step, attempt }) => step !== 'register-death' && attempt > 0 && !registered)
    .map(({ step }) => `${step} began without a registration`);
};

async function aPersonIsRegisteredOnce(
  { offices }: Commune,
  { caseId, steps, undoing }: CaseView,
): Promise<string[]> {
  const [found] = await offices.civilRegistration.query<{ persons: number; entries: number }>(
    `select (select count(*)::int from registered_person where case_id = $1) as persons,
            (select count(*)::int from death_registration where case_id = $1 and annulled_on is null) as entries`,
    [caseId],
  );
  const registered = steps[0]?.state === 'done';
  const annulled = undoing?.steps.some(({ step, state }) => step === 'register-death' && state === 'undone');
  const expected = registered && !annulled ? 1 : 0;
  return found!.persons === expected && found!.entries === expected
    ? []
    : [
        `the register has ${found!.entries} entries that hold, and ${found!.persons} persons; expected ${expected}`,
      ];
}
