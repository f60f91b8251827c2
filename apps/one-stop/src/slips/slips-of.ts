import {
  ATTACHMENT_KIND_LABELS,
  OFFICE_LABELS,
  PAPER_LABELS,
  PROCEDURE_LABELS,
  STEP_LABELS,
} from '@lien-thong/contracts';
import { dayInFigures as day, documentTitle, type Law } from '@lien-thong/law';
import { dayOf } from '@lien-thong/service';
import type { PaperRequest } from '../procedures/advance';
import { procedureOf } from '../procedures/death';
import { ends, lapses, notAccepted, refusals } from './ended-slips';
import type { Block, Slip } from './slip';
import type { SlipFacts } from './slip-facts';
import { HEAD, moment, untitled, whoseDossier, type Untitled } from './slip-parts';

/**
 * The papers that a dossier has by now, in the order they were issued; none while it waits to be received. Titles and form
 * numbers are those of the day of issue.
 */
export function slipsOf(facts: SlipFacts, law: Law): Slip[] {
  const slips = facts.linkedCase.receivedAt ? slipsOfReceived(facts) : notAccepted(facts);
  return slips
    .map((slip) => titled(slip, law))
    .sort((a, b) => (a.issuedAt < b.issuedAt ? -1 : a.issuedAt > b.issuedAt ? 1 : 0));
}

const slipsOfReceived = (facts: SlipFacts): Untitled[] => [
  receipt(facts),
  ...supplements(facts),
  ...apologies(facts),
  ...refusals(facts),
  ...lapses(facts),
  ...ends(facts),
  controlSlip(facts),
];

/** What the law calls it on the day of issue. */
function titled({ procedure, ...slip }: Untitled, law: Law): Slip {
  const on = dayOf(new Date(slip.issuedAt));
  const { title, form } = documentTitle(law, slip.kind, { on, ...(procedure ? { procedure } : {}) });
  return { ...slip, title, ...(form ? { form } : {}) };
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
  facts.requests.map(({ at, text, asked }, i) =>
    untitled(
      facts,
      'supplement',
      at,
      [
        whoseDossier(facts),
        ...(asked ? papersAsked(asked) : [{ paragraph: text }]),
        {
          paragraph:
            'Các bước khác vẫn được làm tiếp. Thời gian gia đình bổ sung giấy tờ không tính vào thời hạn giải quyết.',
        },
      ],
      { nth: i + 1, procedure: asked?.length === 1 ? procedureOf(asked[0]!.step) : undefined },
    ),
  );

const papersAsked = (asked: readonly PaperRequest[]): Block[] => [
  { paragraph: 'Để giải quyết tiếp, đề nghị ông/bà bổ sung:' },
  {
    table: {
      head: ['STT', 'Giấy tờ', 'Dùng cho việc'],
      shares: [0.1, 0.5, 0.4],
      rows: asked
        .flatMap(({ step, papers }) => papers.map((paper) => [PAPER_LABELS[paper], STEP_LABELS[step]]))
        .map((line, i) => [String(i + 1), ...line]),
    },
  },
];

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
