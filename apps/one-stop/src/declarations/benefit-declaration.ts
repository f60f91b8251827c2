import {
  BENEFIT_CATEGORY_LABELS,
  fullNameOf,
  PAYMENT_METHOD_LABELS,
  PROCEDURE_LABELS,
  RELATION_LABELS,
  type BenefitCategory,
  type BenefitDesk,
  type Declaration,
  type Survivor,
} from '@lien-thong/contracts';
import {
  agencyOn,
  benefitDeskOn,
  dayInFigures as day,
  documentTitle,
  scopeOfCommune,
  type Day,
  type Law,
} from '@lien-thong/law';
import { placeOf } from '@lien-thong/pages';
import type { Block } from '../slips/slip';
import { BLANK } from './declaration-paper';
import type { Untitled } from './declarations-of';

/** The office that each desk belongs to. */
const OFFICE_OF_DESK: Record<BenefitDesk, string> = {
  'social-insurance': 'base-social-insurance',
  commune: 'commune-committee',
  'home-affairs': 'home-affairs',
};

const PLEDGE =
  'Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về nội dung đã khai.';

/** One thing that is asked for. */
interface Ask {
  kind: 'funeral-declaration' | 'survivors-declaration';
  category?: BenefitCategory;
  desk: BenefitDesk | undefined;
  words: string;
}

/** Tờ khai hưởng mai táng phí, trợ cấp: what is asked for on the same form is one paper. */
export function benefitDeclarations(form: Declaration, law: Law, on: Day): Untitled[] {
  const byForm = Map.groupBy(asksOf(form, law, on), ({ kind, category }) => {
    const { title, form: number } = documentTitle(law, kind, { on, ...(category ? { category } : {}) });
    return `${number} ${title}`;
  });
  return [...byForm.values()].map((asks) => {
    const [{ kind, category, desk }] = asks as [Ask];
    const office = desk && agencyOn(law, OFFICE_OF_DESK[desk], form.commune, on).name;
    return {
      id: category ? `${kind}-${category}` : kind,
      kind,
      ...(category ? { category } : {}),
      ...(office ? { to: office } : {}),
      blocks: blocksOf(form, asks),
      pledge: PLEDGE,
      signatures: signersOf(form),
    };
  });
}

function asksOf({ procedures, benefit, commune }: Declaration, law: Law, on: Day): Ask[] {
  const funeral = procedures.includes('funeral-allowance') ? (benefit?.categories ?? []) : [];
  return [
    ...funeral.map((category): Ask => ({
      kind: 'funeral-declaration',
      category,
      desk: benefitDeskOn(law, category, on, scopeOfCommune(commune)),
      words: `${PROCEDURE_LABELS['funeral-allowance']}: ${BENEFIT_CATEGORY_LABELS[category]}`,
    })),
    ...(procedures.includes('survivors-benefit')
      ? [
          {
            kind: 'survivors-declaration',
            desk: 'social-insurance',
            words: PROCEDURE_LABELS['survivors-benefit'],
          } as const,
        ]
      : []),
  ];
}

function blocksOf(
  { requester, deceased, death, benefit, payee }: Declaration,
  asks: readonly Ask[],
): Block[] {
  const survivors = asks.some(({ kind }) => kind === 'survivors-declaration') ? benefit?.survivors : [];
  return [
    { section: 'I. Người khai' },
    {
      fields: [
        ['Họ và tên', requester.fullName],
        ['Số định danh cá nhân', requester.personalId],
        ['Quan hệ với người đã mất', RELATION_LABELS[requester.relation]],
        ['Nơi cư trú', requester.address ?? BLANK],
        ['Số điện thoại', requester.phone],
      ],
    },
    { section: 'II. Người đã mất' },
    {
      fields: [
        ['Họ và tên', fullNameOf(deceased).toLocaleUpperCase('vi')],
        ['Ngày, tháng, năm sinh', day(deceased.birthDate)],
        ['Số định danh cá nhân', deceased.personalId ?? BLANK],
        ['Số sổ bảo hiểm xã hội', benefit?.insuranceNumber],
        ['Số hồ sơ đối tượng', benefit?.beneficiaryNumber],
        ['Nơi cư trú cuối cùng', placeOf(deceased.lastResidence)],
        ['Mất ngày', day(death.date)],
      ],
    },
    { section: 'III. Đề nghị được hưởng' },
    { list: asks.map(({ words }) => words) },
    ...(survivors?.length ? survivorsTable(survivors) : []),
    ...(payee ? payeeBlocks(payee) : []),
  ];
}

const survivorsTable = (survivors: readonly Survivor[]): Block[] => [
  { section: 'Thân nhân của người đã mất:' },
  {
    table: {
      head: ['TT', 'Họ và tên', 'Ngày sinh', 'Quan hệ', 'Số định danh cá nhân', 'Ghi chú'],
      shares: [0.07, 0.24, 0.14, 0.16, 0.19, 0.2],
      rows: survivors.map((one, i) => [
        String(i + 1),
        one.fullName,
        day(one.birthDate),
        RELATION_LABELS[one.relation],
        one.personalId ?? '',
        [one.disabled && 'Suy giảm khả năng lao động từ 81%', one.withoutCarer && 'Không có người nuôi dưỡng']
          .filter(Boolean)
          .join('; '),
      ]),
    },
  },
];

const payeeBlocks = ({
  fullName,
  personalId,
  relation,
  method,
  account,
}: NonNullable<Declaration['payee']>): Block[] => [
  { section: 'IV. Người nhận tiền' },
  {
    fields: [
      ['Họ và tên', fullName],
      ['Số định danh cá nhân', personalId],
      ['Quan hệ với người đã mất', RELATION_LABELS[relation]],
      ['Hình thức nhận tiền', PAYMENT_METHOD_LABELS[method]],
      ['Số tài khoản', account && `${account.number}, ${account.bank}`],
      ['Chủ tài khoản', account?.holder],
    ],
  },
];

const signersOf = ({ requester, payee }: Declaration) => [
  ...(payee && !payee.isRequester ? [{ post: 'Người nhận tiền', name: payee.fullName }] : []),
  { post: 'Người khai', name: requester.fullName },
];
