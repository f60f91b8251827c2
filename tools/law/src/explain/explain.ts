import { parseArgs } from 'node:util';
import {
  findCommune,
  localTime,
  promise,
  dayInWords,
  type BenefitCategory,
  type Law,
  type Resolution,
} from '@lien-thong/law';
import { told, UnusableFile, UsageError, type Command } from '../outcome';
import { dayShort } from '../rows/words';
import { WIDTH, wrap } from '../wrap';
import { readCase, readFacts, type DeclaredCase, type KnownFacts } from './case-file';
import { certificate, familyDuties } from './certificate';
import { nextSteps } from './next-steps';
import { officeOf, placed } from './offices';
import { entitlementOf } from './entitlement';
import { funeralMoney } from './funeral-money';
import { broughtOf, papers, papersOf } from './papers';
import { calledOf, spokenOf } from './people';
import { bound, forOfficer, type Section } from './section';
import { survivorsMoney } from './survivors-money';
import { whatHappens } from './what-happens';

/** `explain --case <file> [--facts <file>]`: the full reasoning for one declaration, for the family to read. */
export const explain: Command = (args, { law: readLaw, now }) => {
  const { values } = parseArgs({
    args: [...args],
    options: { case: { type: 'string' }, facts: { type: 'string' } },
  });
  if (values.case === undefined) throw new UsageError('thiếu --case <tệp tờ khai> (name a declaration)');
  const declared = readCase(values.case);
  const known = readFacts(values.case, values.facts);
  return told(explained(readLaw(), declared, { ...known, receivedAt: known.receivedAt ?? now() }));
};

/** The reasoning for a declaration, wrapped for a page of 100 columns. */
export function explained(
  law: Law,
  declared: DeclaredCase,
  known: KnownFacts & { readonly receivedAt: string },
): string[] {
  const { receivedAt } = known;
  const receivedOn = localTime(receivedAt).day;
  checkCase(law, declared, receivedOn);
  const entitlement = entitlementOf(law, declared, known, receivedOn);
  const asks = (procedure: string): boolean => (declared.procedures as readonly string[]).includes(procedure);
  const { granted } = entitlement.funeral;
  const extractOn = promise(law, { procedures: [], receivedAt, channel: declared.channel }).promisedOn;
  const category = granted?.category;
  const found = papersOf(law, declared, known, { receivedOn, categories: regimesOf(entitlement) });
  const officeFor = (regime: BenefitCategory): string =>
    officeOf(law, 'decides', 'funeral-allowance', {
      commune: declared.deceased.lastResidence.commune,
      on: receivedOn,
      category: regime,
    });
  const called = calledOf(declared);
  const sections: Section[] = [
    whatHappens(law, declared, { receivedAt, receivedOn }, { category, onTop: entitlement.onTop }),
    nextSteps(law, declared, known, { receivedOn, extractOn, brings: broughtOf(found).length > 0 }),
    papers(found),
    ...(asks('funeral-allowance') ? [funeralMoney(law, entitlement, { called, officeFor })] : []),
    ...(asks('survivors-benefit') ? [survivorsMoney(law, entitlement, declared)] : []),
    certificate(law, extractOn),
    familyDuties(law, declared, receivedOn, [
      ...regimesOf(entitlement),
      ...entitlement.funeral.review.flatMap(({ between }) => between),
    ]),
  ];
  const title = `Về việc khai tử cho ${spokenOf(declared)}`;
  return [
    ...bound(title, opening(declared, receivedAt), sections),
    ...closing(law),
    '',
    ...forOfficer(sections),
  ];
}

/** The regimes the family files for: the one that pays, and those that something on top belongs to. */
const regimesOf = ({ funeral: { granted }, onTop }: Resolution): BenefitCategory[] =>
  granted ? [...new Set([granted.category, ...onTop.map(({ row }) => row.value.category)])] : [];

/** What no single field shows: places that are none, and days in an order that cannot be. */
function checkCase({ calendar }: Law, { commune, deceased, death }: DeclaredCase, day: string): void {
  if (day < calendar.first || day > calendar.last)
    throw new UnusableFile(
      `ngày tiếp nhận ${day} nằm ngoài lịch nghỉ đã ghi (${calendar.first} đến ${calendar.last})`,
    );
  for (const code of [commune, deceased.lastResidence.commune])
    if (!findCommune(code)) throw new UnusableFile(`không có xã, phường nào mang mã ${code}`);
  if (death.date > day) throw new UnusableFile(`ngày mất ${death.date} sau ngày tiếp nhận ${day}`);
  if (deceased.birthDate > death.date)
    throw new UnusableFile(`ngày sinh ${deceased.birthDate} sau ngày mất ${death.date}`);
}

function opening(declared: DeclaredCase, receivedAt: string): string[] {
  const commune = findCommune(declared.commune)!;
  const { day, timeOfDay } = localTime(receivedAt);
  const minutes = Math.floor(timeOfDay / 60_000);
  const time = `${Math.floor(minutes / 60)} giờ${minutes % 60 ? ` ${minutes % 60} phút` : ''}`;
  return wrap(
    `Chúng tôi xin chia buồn cùng gia đình ${spokenOf(declared)}, mất ngày ${dayShort(declared.death.date)}. Hồ sơ của gia đình ` +
      `được tiếp nhận lúc ${time}, ${dayInWords(day)}, tại ${placed(`ở ${commune.name}, ${commune.provinceName}`).slice(2)}. Trang này cho biết các ` +
      'cơ quan sẽ làm gì, khi nào xong, cần giấy tờ gì, gia đình được nhận khoản nào, và vì sao.',
  );
}

const closing = (law: Law): string[] => [
  '',
  '-'.repeat(WIDTH),
  ...wrap(
    `Giải thích này lập theo bộ dữ liệu luật ${law.version}. Nếu có điều gì chưa rõ, xin gia đình hỏi nơi tiếp nhận hồ sơ; cán bộ có trách nhiệm giải thích.`,
  ),
];
