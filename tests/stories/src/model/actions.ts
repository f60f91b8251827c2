import type { Apologies, Opinion } from '@lien-thong/contracts';
import fc from 'fast-check';
import { INSURANCE, POLICE, REGISTRY, type AtDesk, type Commune } from '../commune/commune';
import { personOf } from '../commune/family';

/** One thing that somebody does, or that happens, while a case is worked on. */
export interface Action {
  /** As a failing sequence is printed. */
  name: string;
  run(commune: Commune, caseId: string): Promise<void>;
}

/** The desks at which officers decide. */
export const DESKS: readonly AtDesk[] = [
  { ...REGISTRY, task: 'register-death' },
  { ...REGISTRY, task: 'annul-registration' },
  { ...REGISTRY, task: 'correct-registration' },
  { ...POLICE, task: 'deregister-residence' },
  { ...POLICE, task: 'restore-residence' },
  { ...INSURANCE, task: 'grant-funeral-allowance' },
  { ...INSURANCE, task: 'settle-survivors-benefit' },
];

/** What nobody may answer, whatever is done when: the system's own fault. */
async function noFault(reply: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await reply;
  if (status >= 500) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
}

const OPINIONS: Record<string, readonly Opinion[]> = {
  'register-death': [
    { answer: 'approve', ground: 'Hồ sơ đủ.' },
    { answer: 'refuse', reason: 'not-competent', ground: 'Không đúng nơi cư trú cuối cùng.' },
    { answer: 'ask', papers: ['death-notice'], ground: 'Giấy báo tử không đọc được.' },
  ],
  'annul-registration': [
    { answer: 'approve', ground: 'Người được khai tử còn sống.' },
    { answer: 'refuse', reason: 'ground-not-proven', ground: 'Chưa có văn bản.' },
  ],
  'correct-registration': [
    { answer: 'approve', ground: 'Giấy báo tử ghi đúng.' },
    { answer: 'refuse', reason: 'not-proven', ground: 'Chưa có giấy tờ.' },
  ],
  'deregister-residence': [
    { answer: 'approve', ground: 'Đúng người.' },
    { answer: 'refuse', reason: 'identity-differs', ground: 'Khác ngày sinh.' },
  ],
  'restore-residence': [{ answer: 'approve', ground: 'Đăng ký đã hủy.' }],
  'grant-funeral-allowance': [
    { answer: 'approve', regime: 'compulsory-insurance', ground: 'Đủ điều kiện.' },
    { answer: 'refuse', reason: 'not-eligible', ground: 'Không thuộc đối tượng.' },
    { answer: 'ask', papers: ['insurance-book'], ground: 'Thiếu sổ.' },
    { answer: 'ask', papers: ['insurance-book'], ground: 'Thiếu sổ.', againBecause: 'Nộp nhầm sổ.' },
  ],
  'settle-survivors-benefit': [
    { answer: 'approve', ground: 'Đủ điều kiện.' },
    { answer: 'refuse', reason: 'not-eligible', ground: 'Không có thân nhân.' },
    { answer: 'ask', papers: ['identity-paper'], ground: 'Thiếu giấy tờ.' },
  ],
};

const act = (desk: AtDesk, by: 'officer' | 'signatory', what: string, body?: unknown): Action => ({
  name: `${desk.task}: ${by} ${what}${body ? ` ${JSON.stringify(body)}` : ''}`,
  run: async ({ offices }, caseId) => {
    const asker = await offices[desk.office].as(desk[by]);
    await noFault(asker.post(`work/${desk.task}/${caseId}/${what}`, body));
  },
});

/** An officer's whole way through an item: without it, few sequences would get anywhere. */
const decide = (desk: AtDesk, opinion: Opinion): Action => ({
  name: `${desk.task}: decided ${opinion.answer}`,
  run: async (commune, caseId) => {
    await act(desk, 'officer', 'take').run(commune, caseId);
    await act(desk, 'officer', 'prepare', opinion).run(commune, caseId);
    await act(desk, 'signatory', 'sign').run(commune, caseId);
  },
});

/** The whole way of a case where nobody objects: few sequences would get far without it. */
const approveAll: Action = {
  name: 'every desk approves',
  run: async (commune, caseId) => {
    for (const desk of DESKS.filter(({ task }) => !/^(annul|correct|restore)-/.test(task))) {
      await decide(desk, OPINIONS[desk.task]![0]!).run(commune, caseId);
      await commune.quiet();
    }
  },
};

const atDesk = fc.constantFrom(...DESKS).chain((desk) =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(...OPINIONS[desk.task]!).map((opinion) => decide(desk, opinion)),
    },
    { weight: 1, arbitrary: fc.constant(act(desk, 'officer', 'take')) },
    { weight: 1, arbitrary: fc.constant(act(desk, 'officer', 'give-back')) },
    { weight: 1, arbitrary: fc.constant(act(desk, 'officer', 'take-over', { why: 'Đồng nghiệp nghỉ.' })) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...OPINIONS[desk.task]!)
        .map((opinion) => act(desk, 'officer', 'prepare', opinion)),
    },
    { weight: 1, arbitrary: fc.constant(act(desk, 'signatory', 'sign')) },
    { weight: 1, arbitrary: fc.constant(act(desk, 'signatory', 'send-back', { why: 'Thiếu căn cứ.' })) },
    { weight: 1, arbitrary: fc.constant(act(desk, 'officer', 'sign')) },
  ),
);

const atOneStop = (path: string, body?: object): Action => ({
  name: path,
  run: ({ offices }, caseId) => noFault(offices.oneStop.post(`cases/${caseId}/${path}`, body)),
});

const family = fc.constantFrom(
  atOneStop('supplement', { attachments: [] }),
  atOneStop('withdraw', { why: 'Gia đình xin rút.' }),
  atOneStop('annulment', { ground: 'person-is-alive', document: '15/QĐST-VDS', why: 'Người về.' }),
);

/** Cải chính: the day of death was another. */
const correction: Action = {
  name: 'correction',
  run: async ({ offices, declared }, caseId) => {
    const corrected = { ...personOf(declared.get(caseId)!), diedOn: '2026-11-19' };
    const chair = await offices.oneStop.as(REGISTRY.signatory);
    await noFault(
      chair.post(`cases/${caseId}/correction`, { corrected, document: '412/GBT', why: 'Ghi nhầm ngày.' }),
    );
  },
};

/** What was said is said again: by the same sender, under the same id or as if it were new. */
const saidAgain = fc
  .record({
    office: fc.constantFrom('oneStop', 'civilRegistration', 'residence', 'socialInsurance' as const),
    nth: fc.nat({ max: 30 }),
    anew: fc.boolean(),
  })
  .map(({ office, nth, anew }): Action => ({
    name: `${office} says its message ${nth} again${anew ? ' as a new one' : ''}`,
    run: (commune, caseId) => commune.sayAgain(office, caseId, nth, anew),
  }));

const timePasses = fc.integer({ min: 1, max: 4 }).map((days): Action => ({
  name: `${days} days pass`,
  run: (commune) => Promise.resolve(commune.passDays(days)),
}));

/** Văn bản xin lỗi: the officer writes it, the head signs; whether they may is for the service to say. */
const apologises: Action = {
  name: 'the head apologises',
  run: async ({ offices: { oneStop } }, caseId) => {
    const path = `cases/${caseId}/apology`;
    const [officer, head] = await Promise.all([
      oneStop.as({ subject: 'mot-cua', posts: ['one-stop-officer'] }),
      oneStop.as({ subject: 'giam-doc', posts: ['head-of-centre'] }),
    ]);
    const { body } = await officer.get<Apologies>(path);
    if (body.earliest)
      await noFault(officer.put(path, { reason: 'Cơ quan chưa trả lời.', newDay: body.earliest }));
    await noFault(head.post(`${path}/signature`));
  },
};

export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 8, arbitrary: atDesk },
  { weight: 1, arbitrary: fc.constant(approveAll) },
  { weight: 3, arbitrary: family },
  { weight: 1, arbitrary: fc.constant(correction) },
  { weight: 2, arbitrary: saidAgain },
  { weight: 1, arbitrary: timePasses },
  { weight: 1, arbitrary: fc.constant(apologises) },
);
