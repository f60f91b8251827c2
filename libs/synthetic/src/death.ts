import type { KindOfDeath, NoticeKind, Place } from '@lien-thong/contracts';
import { declarationTiming, limitRow } from '@lien-thong/law';
import { facilitiesOf, inWords, withoutKind } from './communes';
import { pad, plusDays } from './days';
import { Draw, STREAMS, weighted, type Weighted } from './draw';
import { law } from './law';
import type { Household, Person } from './population';

export interface DeathStory {
  kind: KindOfDeath;
  diedOn: string;
  time?: string;
  /** Later than the law gives the family to declare it. */
  late: boolean;
  place: Place;
  cause: string;
  notice: { kind: NoticeKind; number: string; issuedOn: string; issuer: string };
  /** The health facility has sent the notice as data. */
  toldByFacility: boolean;
}

type Kind = 'health-facility' | 'home-or-other' | 'accident-or-suspicious';

const KINDS: Record<'elder' | 'younger', Weighted<Kind>> = {
  elder: weighted([
    ['home-or-other', 52],
    ['health-facility', 44],
    ['accident-or-suspicious', 4],
  ]),
  younger: weighted([
    ['health-facility', 58],
    ['accident-or-suspicious', 24],
    ['home-or-other', 18],
  ]),
};

const CAUSES: Record<Kind, readonly string[]> = {
  'health-facility': [
    'Suy tim giai đoạn cuối',
    'Nhồi máu cơ tim cấp',
    'Tai biến mạch máu não',
    'Viêm phổi nặng',
    'Ung thư gan giai đoạn cuối',
    'Ung thư phổi di căn',
    'Suy thận mạn giai đoạn cuối',
    'Xơ gan mất bù',
    'Nhiễm trùng huyết',
    'Đợt cấp bệnh phổi tắc nghẽn mạn tính',
  ],
  'home-or-other': [
    'Tuổi già, sức yếu',
    'Bệnh già',
    'Suy tim',
    'Ung thư giai đoạn cuối',
    'Tai biến mạch máu não',
    'Không rõ',
  ],
  'accident-or-suspicious': [
    'Tai nạn giao thông đường bộ',
    'Đuối nước',
    'Tai nạn lao động',
    'Ngã từ trên cao',
    'Đột tử chưa rõ nguyên nhân',
  ],
};

const NOTICES: Record<Kind, { kind: NoticeKind; suffix: string }> = {
  'health-facility': { kind: 'death-notice', suffix: 'GBT' },
  'home-or-other': { kind: 'commune-death-notice', suffix: 'GBT-UBND' },
  'accident-or-suspicious': { kind: 'police-document', suffix: 'VB-CSĐT' },
};

/** How many of the deaths in facilities are told as signed data (Decree 63/2024 art. 11). */
const TOLD = 0.6;
/** The latest of the late, in days after the time to declare; still within the 90 days to claim from insurance. */
const LATEST = 60;
const ELDER = 60;

/** How a person died; the same for a given today and share of late declarations. */
export function deathOf(
  seed: number,
  dead: Person,
  { today, late: lateShare }: { today: string; late: number },
): DeathStory {
  const draw = new Draw(seed, STREAMS.death, dead.household);
  const kind = draw.of(KINDS[dead.age < ELDER ? 'younger' : 'elder']);
  const drawnLate = draw.chance(lateShare);
  const inTime = daysToDeclare(today);
  const daysAgo = drawnLate ? inTime + draw.between(1, LATEST) : draw.between(1, inTime - 1);
  const diedOn = plusDays(today, -daysAgo);
  const issuedOn = plusDays(diedOn, draw.between(0, Math.min(daysAgo, 1)));
  const facility = draw.pick(facilitiesOf(dead.commune.provinceCode));
  const { kind: noticeKind, suffix } = NOTICES[kind];
  return {
    kind,
    diedOn,
    ...(draw.chance(0.8) ? { time: `${pad(draw.below(24))}:${pad(draw.below(60))}` } : {}),
    // A time that ends on a day off ends later than it was drawn.
    late: declarationTiming(law(), { diedOn, receivedOn: today }).timing !== 'on-time',
    place:
      kind === 'health-facility'
        ? { province: facility.province, commune: facility.commune, detail: facility.name }
        : {
            province: dead.commune.provinceCode,
            commune: dead.commune.code,
            detail:
              kind === 'home-or-other'
                ? `Tại nhà, ${dead.detail}`
                : `Đường liên xã, ${inWords(dead.commune)}`,
          },
    cause: draw.pick(CAUSES[kind]),
    notice: {
      kind: noticeKind,
      number: `${dead.household + 1}/${issuedOn.slice(0, 4)}/${suffix}`,
      issuedOn,
      issuer: issuerOf(kind, dead, facility.name),
    },
    toldByFacility: kind === 'health-facility' && draw.chance(TOLD),
  };
}

let counted: { today: string; days: number } | undefined;

/** How many days the family has, by the law of the day. */
function daysToDeclare(today: string): number {
  if (counted?.today !== today) counted = { today, days: limitRow(law(), 'declare-death', today).value.n };
  return counted.days;
}

function issuerOf(kind: Kind, { commune }: Person, facility: string): string {
  if (kind === 'health-facility') return facility;
  return kind === 'home-or-other'
    ? `UBND ${commune.kind} ${withoutKind(commune.name)}`
    : `Công an ${commune.kind} ${withoutKind(commune.name)}`;
}

/** The index of the one of a household who dies. */
export const deadOf = ({ first, dies }: Household): number => first + dies;
