import type { Day } from '../rows/row';
import type { ClaimFacts } from './claim-facts';
import type { Place } from './periods';
import type { Survivor } from './survivors-benefit';

/** All that is known of a case when its benefits are asked about; what is left out is not known. */
export interface CaseFacts extends ClaimFacts, Place {
  readonly diedOn: Day;
  /** The day the dossier was received: limits, papers and procedure codes are that day's. */
  readonly receivedOn?: Day;
  /** Those who claim a survivors' benefit; left out where nobody does. */
  readonly survivors?: readonly Survivor[];
}

const day = (title: string, description: string) => ({ type: 'string', format: 'date', title, description });
const yesNo = (title: string, description: string) => ({ type: 'boolean', title, description });
const count = (title: string, description: string, maximum?: number) => ({
  type: 'integer',
  minimum: 0,
  ...(maximum === undefined ? {} : { maximum }),
  title,
  description,
});
const code = (title: string, description: string, digits: number) => ({
  type: 'string',
  pattern: `^\\d{${digits}}$`,
  title,
  description,
});

/** `title` names a fact, `description` is the question that asks for it. */
const SURVIVOR_SCHEMA = {
  type: 'object',
  title: 'Thân nhân',
  required: ['relation', 'birthDate'],
  additionalProperties: false,
  properties: {
    relation: {
      type: 'string',
      title: 'Quan hệ với người đã mất',
      description: 'Người này là gì của người đã mất (child: con, spouse: vợ chồng, parent: cha mẹ, …)?',
    },
    birthDate: day('Ngày sinh', 'Người này sinh ngày nào?'),
    sex: {
      type: 'string',
      enum: ['male', 'female'],
      title: 'Giới tính',
      description: 'Người này là nam hay nữ?',
    },
    disabled: yesNo(
      'Suy giảm khả năng lao động từ 81%',
      'Người này có bị suy giảm khả năng lao động từ 81% trở lên không?',
    ),
    withoutCarer: yesNo(
      'Không có người nuôi dưỡng',
      'Người này có đang không có ai trực tiếp nuôi dưỡng không?',
    ),
    ownIncome: yesNo('Có thu nhập', 'Người này có thu nhập từ mức tham chiếu trở lên không?'),
  },
};

/** JSON Schema (2020-12 or draft 7) of CaseFacts, to be printed, checked and asked from. */
export const CASE_FACTS_SCHEMA = {
  type: 'object',
  title: 'Thông tin để xét các chế độ khi có người qua đời',
  required: ['diedOn'],
  additionalProperties: false,
  properties: {
    diedOn: day('Ngày mất', 'Người đó mất ngày nào?'),
    receivedOn: day('Ngày tiếp nhận hồ sơ', 'Hồ sơ được tiếp nhận ngày nào?'),
    province: code('Mã tỉnh', 'Nơi giải quyết thuộc tỉnh, thành phố nào (mã hai chữ số)?', 2),
    commune: code('Mã xã', 'Nơi giải quyết thuộc xã, phường nào (mã năm chữ số)?', 5),
    pensioner: yesNo('Đang hưởng lương hưu', 'Khi mất, người đó có đang hưởng lương hưu không?'),
    monthsPaid: count(
      'Số tháng đóng BHXH bắt buộc',
      'Người đó đã đóng bảo hiểm xã hội bắt buộc bao nhiêu tháng?',
    ),
    voluntaryMonthsPaid: count(
      'Số tháng đóng BHXH tự nguyện',
      'Người đó đã đóng bảo hiểm xã hội tự nguyện bao nhiêu tháng?',
    ),
    monthsPaidBefore2014: count(
      'Số tháng đóng BHXH trước năm 2014',
      'Trong đó bao nhiêu tháng đóng trước năm 2014?',
    ),
    diedOfWorkAccident: yesNo(
      'Chết do tai nạn lao động, bệnh nghề nghiệp',
      'Người đó có mất do tai nạn lao động hoặc bệnh nghề nghiệp không?',
    ),
    drawsAccidentBenefit: yesNo(
      'Đang hưởng trợ cấp tai nạn lao động, bệnh nghề nghiệp hằng tháng',
      'Khi mất, người đó có đang hưởng trợ cấp tai nạn lao động, bệnh nghề nghiệp hằng tháng không?',
    ),
    accidentLossPercent: count(
      'Mức suy giảm khả năng lao động (%)',
      'Người đó bị suy giảm khả năng lao động bao nhiêu phần trăm do tai nạn lao động, bệnh nghề nghiệp?',
      100,
    ),
    socialProtection: yesNo(
      'Thuộc diện hỗ trợ mai táng của bảo trợ xã hội',
      'Khi mất, người đó có đang hưởng trợ cấp bảo trợ xã hội hằng tháng, hoặc là con của người đơn thân nghèo đang nuôi con, ' +
        'hoặc từ đủ 80 tuổi và đang hưởng trợ cấp tuất hay trợ cấp hằng tháng khác không?',
    ),
    emergency: yesNo(
      'Thuộc diện trợ giúp khẩn cấp',
      'Người đó có mất do thiên tai, hỏa hoạn, tai nạn nghiêm trọng thuộc diện trợ giúp khẩn cấp không?',
    ),
    socialPension: yesNo(
      'Đang hưởng trợ cấp hưu trí xã hội',
      'Khi mất, người đó có đang hưởng trợ cấp hưu trí xã hội (hoặc đã đủ điều kiện và đã nộp đơn) không?',
    ),
    meritorious: yesNo(
      'Người có công với cách mạng',
      'Người đó có phải là người có công với cách mạng không?',
    ),
    veteran: yesNo('Cựu chiến binh', 'Người đó có phải là cựu chiến binh không?'),
    youthVolunteer: yesNo('Thanh niên xung phong', 'Người đó có từng là thanh niên xung phong không?'),
    frontlineLabour: yesNo('Dân công hỏa tuyến', 'Người đó có từng là dân công hỏa tuyến không?'),
    decision62: yesNo(
      'Hưởng chế độ theo Quyết định 62/2011/QĐ-TTg',
      'Người đó có được hưởng chế độ theo Quyết định 62/2011/QĐ-TTg không?',
    ),
    decision290: yesNo(
      'Hưởng chế độ theo Quyết định 290/2005/QĐ-TTg',
      'Người đó có được hưởng chế độ theo Quyết định 290/2005/QĐ-TTg không?',
    ),
    decision142: yesNo(
      'Hưởng chế độ theo Quyết định 142/2008/QĐ-TTg',
      'Người đó có được hưởng chế độ theo Quyết định 142/2008/QĐ-TTg không?',
    ),
    baseSecurity: yesNo(
      'Tham gia lực lượng bảo vệ an ninh, trật tự ở cơ sở',
      'Người đó có mất khi làm nhiệm vụ của lực lượng bảo vệ an ninh, trật tự ở cơ sở không?',
    ),
    fireVolunteer: yesNo(
      'Tham gia chữa cháy, cứu nạn, cứu hộ',
      'Người đó có mất khi tham gia chữa cháy, cứu nạn, cứu hộ không?',
    ),
    localPolicy: yesNo(
      'Thuộc chính sách riêng của tỉnh',
      'Người đó có thuộc đối tượng hỗ trợ mai táng theo nghị quyết của Hội đồng nhân dân tỉnh không?',
    ),
    meritoriousAllowance: count(
      'Trợ cấp ưu đãi người có công hằng tháng (đồng)',
      'Khi mất, người đó đang hưởng trợ cấp ưu đãi người có công bao nhiêu đồng một tháng?',
    ),
    meritoriousRate: {
      type: 'number',
      minimum: 0,
      title: 'Trợ cấp ưu đãi người có công, số lần mức chuẩn',
      description: 'Trợ cấp ưu đãi hằng tháng của người đó bằng bao nhiêu lần mức chuẩn?',
    },
    averageEarnings: count(
      'Mức bình quân tiền lương tháng đóng BHXH (đồng)',
      'Mức bình quân tiền lương tháng đóng bảo hiểm xã hội của người đó là bao nhiêu đồng?',
    ),
    pension: count('Lương hưu hằng tháng (đồng)', 'Lương hưu của người đó là bao nhiêu đồng một tháng?'),
    pensionMonthsDrawn: count(
      'Số tháng đã hưởng lương hưu',
      'Người đó đã hưởng lương hưu được bao nhiêu tháng?',
    ),
    survivors: {
      type: 'array',
      title: 'Thân nhân đề nghị hưởng chế độ tử tuất',
      description: 'Những thân nhân nào đề nghị hưởng chế độ tử tuất?',
      items: SURVIVOR_SCHEMA,
    },
  },
};

const PERSON_QUESTIONS: Readonly<Record<string, { readonly description?: string } | undefined>> =
  CASE_FACTS_SCHEMA.properties;
const SURVIVOR_QUESTIONS: Readonly<Record<string, { readonly description?: string } | undefined>> =
  SURVIVOR_SCHEMA.properties;

/** The question that asks for a fact, `survivors.0.sex` among them. */
export function questionFor(fact: string): string {
  const [, position, of] = /^survivors\.(\d+)\.(\w+)$/.exec(fact) ?? [];
  if (position === undefined || of === undefined) return PERSON_QUESTIONS[fact]?.description ?? fact;
  return `Thân nhân thứ ${Number(position) + 1}: ${SURVIVOR_QUESTIONS[of]?.description ?? of}`;
}
