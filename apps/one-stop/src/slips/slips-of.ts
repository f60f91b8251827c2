import {
  ATTACHMENT_KIND_LABELS,
  OFFICE_LABELS,
  PROCEDURE_LABELS,
  STEP_LABELS,
  type SlipKind,
  type Step,
} from '@lien-thong/contracts';
import { dayInFigures as day, documentTitle, type Law } from '@lien-thong/law';
import { dayOf } from '@lien-thong/service';
import type { StepRecord } from '../linked-case/case-state';
import type { Block, Slip } from './slip';
import type { SlipFacts } from './slip-facts';

const OFFICER = 'Người tiếp nhận hồ sơ';
const HEAD = 'Người đứng đầu Trung tâm';

/** e.g. `09:12, 20/11/2026`, in Viet Nam. */
const moment = (instant: string | Date): string => {
  const at = new Date(instant);
  const time = at.toLocaleTimeString('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return `${time}, ${day(dayOf(at))}`;
};

/**
 * The papers that a dossier has by now, in the order they were issued; none before it is received. Titles and form
 * numbers are those of the day of issue.
 */
export function slipsOf(facts: SlipFacts, law: Law): Slip[] {
  if (!facts.linkedCase.receivedAt) return [];
  const slips = [
    receipt(facts),
    ...supplements(facts),
    ...apologies(facts),
    ...refusals(facts),
    ...ends(facts),
    controlSlip(facts),
  ];
  return slips
    .map((slip) => titled(slip, law))
    .sort((a, b) => (a.issuedAt < b.issuedAt ? -1 : a.issuedAt > b.issuedAt ? 1 : 0));
}

type Untitled = Omit<Slip, 'title' | 'form'>;

function titled(slip: Untitled, law: Law): Slip {
  const { title, form } = documentTitle(law, slip.kind, { on: dayOf(new Date(slip.issuedAt)) });
  return { ...slip, title, ...(form ? { form } : {}) };
}

const untitled = (
  { linkedCase: { dossierCode } }: SlipFacts,
  kind: SlipKind,
  issuedAt: string,
  blocks: readonly Block[],
  { nth, post = OFFICER, name }: { nth?: number | string; post?: string; name?: string } = {},
): Untitled => ({
  id: nth === undefined ? kind : `${kind}-${nth}`,
  kind,
  number: `${dossierCode}${SUFFIX[kind]}${typeof nth === 'number' ? nth : ''}`,
  issuedAt,
  blocks,
  signature: { post, ...(name ? { name } : {}) },
});

/** Tells the papers of one dossier apart. */
const SUFFIX: Record<SlipKind, string> = {
  receipt: '',
  supplement: '/BS',
  apology: '/XL',
  refusal: '/TC',
  'stop-notice': '/DG',
  'control-slip': '/KS',
};

function whoseDossier({ linkedCase: c }: SlipFacts): Block {
  return {
    fields: [
      ['Mã hồ sơ', c.dossierCode ?? undefined],
      ['Người nộp', c.requesterName],
      ['Người mất', c.deceasedName],
      ['Tiếp nhận lúc', moment(c.receivedAt!)],
      ['Hẹn trả kết quả', day(c.promisedOn!)],
    ],
  };
}

function receipt(facts: SlipFacts): Untitled {
  const { linkedCase: c, papers } = facts;
  const first = c.firstPromisedOn ?? c.promisedOn!;
  return untitled(facts, 'receipt', c.receivedAt!.toISOString(), [
    {
      fields: [
        ['Mã hồ sơ', c.dossierCode ?? undefined],
        ['Họ và tên người nộp', c.requesterName],
        ['Về việc khai tử cho', c.deceasedName],
      ],
    },
    { paragraph: 'Nội dung yêu cầu giải quyết, làm liên thông trong một hồ sơ:' },
    { list: c.procedures.map((procedure) => PROCEDURE_LABELS[procedure]) },
    { paragraph: 'Giấy tờ đã nộp:' },
    {
      list: papers.length
        ? papers.map((kind) => ATTACHMENT_KIND_LABELS[kind])
        : ['Tờ khai; không kèm giấy tờ, dữ liệu đã có trong cơ sở dữ liệu.'],
    },
    {
      fields: [
        ['Thời gian nhận hồ sơ', moment(c.receivedAt!)],
        ['Thời gian trả kết quả', day(first)],
      ],
    },
    {
      paragraph:
        'Các cơ quan tự chuyển hồ sơ cho nhau, gia đình không phải đi từng nơi. Xin mang giấy này và giấy tờ tùy thân khi đến nhận kết quả.',
    },
  ]);
}

const supplements = (facts: SlipFacts): Untitled[] =>
  facts.entries
    .filter(({ kind }) => kind === 'supplement-asked')
    .map(({ at, text }, i) =>
      untitled(
        facts,
        'supplement',
        at,
        [
          whoseDossier(facts),
          { paragraph: text },
          {
            paragraph:
              'Các bước khác vẫn được làm tiếp. Thời gian gia đình bổ sung giấy tờ không tính vào thời hạn giải quyết.',
          },
        ],
        { nth: i + 1 },
      ),
    );

const apologies = (facts: SlipFacts): Untitled[] =>
  facts.apologies.map(({ ordinal, signedAt, formerly, newDay, reason, signatory }) =>
    untitled(
      facts,
      'apology',
      signedAt!.toISOString(),
      [
        {
          fields: [
            ['Kính gửi ông/bà', facts.linkedCase.requesterName],
            ['Mã hồ sơ', facts.linkedCase.dossierCode ?? undefined],
          ],
        },
        {
          paragraph: `Hồ sơ được hẹn trả kết quả ngày ${day(formerly)}, đến nay chưa giải quyết xong. Trung tâm thành thật xin lỗi ông/bà và gia đình vì sự chậm trễ này trong lúc gia đình có việc buồn.`,
        },
        {
          fields: [
            ['Lý do', reason],
            ['Ngày hẹn trả mới', day(newDay)],
            ['Lần hẹn lại', String(ordinal)],
          ],
        },
      ],
      { nth: ordinal, post: HEAD, name: signatory ?? undefined },
    ),
  );

function refusals(facts: SlipFacts): Untitled[] {
  const refused = Object.entries(facts.linkedCase.steps).filter(
    (one): one is [Step, StepRecord] => one[1].state === 'refused',
  );
  return refused.map(([step, { answeredAt, result }]) =>
    untitled(
      facts,
      'refusal',
      answeredAt!,
      [
        whoseDossier(facts),
        {
          fields: [
            ['Việc không giải quyết được', STEP_LABELS[step]],
            ['Lý do, căn cứ', result],
          ],
        },
        {
          paragraph:
            'Nếu thấy lý do chưa đúng, ông/bà có thể mang giấy tờ đến nơi tiếp nhận để được xem lại, hoặc khiếu nại theo quy định của pháp luật về khiếu nại.',
        },
      ],
      { nth: step, post: HEAD },
    ),
  );
}

function ends(facts: SlipFacts): Untitled[] {
  const { undoing } = facts.linkedCase;
  if (!undoing?.endedAt || undoing.kind === 'annulment') return [];
  const asked = undoing.kind === 'withdrawal' ? 'Người nộp xin rút hồ sơ.' : undoing.legalGround;
  const steps = Object.entries(undoing.steps) as [Step, { result?: string }][];
  return [
    untitled(
      facts,
      'stop-notice',
      undoing.endedAt,
      [
        whoseDossier(facts),
        {
          fields: [
            ['Căn cứ dừng', asked],
            ['Dừng từ', moment(undoing.endedAt)],
          ],
        },
        { paragraph: 'Kết quả ở từng việc đã chuyển:' },
        { list: steps.map(([step, { result }]) => `${STEP_LABELS[step]}: ${result ?? ''}`) },
      ],
      { post: HEAD },
    ),
  ];
}

/** Phiếu kiểm soát quá trình: every hand-over as it was kept when it happened. */
function controlSlip(facts: SlipFacts): Untitled {
  const { linkedCase: c, entries } = facts;
  return untitled(facts, 'control-slip', c.receivedAt!.toISOString(), [
    whoseDossier(facts),
    {
      table: {
        head: ['Thời gian', 'Cơ quan', 'Nội dung'],
        shares: [0.22, 0.26, 0.52],
        rows: entries.map(({ at, office, text }) => [moment(at), OFFICE_LABELS[office], text]),
      },
    },
  ]);
}
