import { parseArgs } from 'node:util';
import { findCommune, localTime, promise, dayInWords, type Law } from '@lien-thong/law';
import { told, UnusableFile, UsageError, type Command } from '../outcome';
import { dayShort } from '../rows/words';
import { WIDTH, wrap } from '../wrap';
import { readCase, readFacts, type DeclaredCase, type KnownFacts } from './case-file';
import { certificate, familyDuties } from './certificate';
import { entitlementOf } from './entitlement';
import { funeralMoney } from './funeral-money';
import { papers } from './papers';
import { spokenOf } from './people';
import { bound, type Section } from './section';
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
  inCalendar(law, receivedOn);
  const entitlement = entitlementOf(law, declared, known, receivedOn);
  const asks = (procedure: string): boolean => (declared.procedures as readonly string[]).includes(procedure);
  const { granted } = entitlement.funeral;
  const extractOn = promise(law, { procedures: [], receivedAt, channel: declared.channel }).promisedOn;
  const sections: Section[] = [
    whatHappens(law, declared, receivedAt, granted),
    papers(law, declared, { receivedOn, haveData: known.haveData, category: granted?.category }),
    ...(asks('funeral-allowance') ? [funeralMoney(law, entitlement)] : []),
    ...(asks('survivors-benefit') ? [survivorsMoney(entitlement, declared)] : []),
    certificate(law, extractOn),
    familyDuties(law, declared, receivedOn, granted?.desk === 'social-insurance'),
  ];
  const title = `Về việc khai tử cho ${spokenOf(declared)}`;
  return [...bound(title, opening(declared, receivedAt), sections), ...closing(law)];
}

function inCalendar({ calendar }: Law, day: string): void {
  if (day < calendar.first || day > calendar.last)
    throw new UnusableFile(
      `ngày tiếp nhận ${day} nằm ngoài lịch nghỉ đã ghi (${calendar.first} đến ${calendar.last})`,
    );
}

function opening(declared: DeclaredCase, receivedAt: string): string[] {
  const commune = findCommune(declared.commune);
  if (!commune) throw new UnusableFile(`không có xã, phường nào mang mã ${declared.commune}`);
  const { day, timeOfDay } = localTime(receivedAt);
  const minutes = Math.floor(timeOfDay / 60_000);
  const time = `${Math.floor(minutes / 60)} giờ${minutes % 60 ? ` ${minutes % 60} phút` : ''}`;
  return wrap(
    `Chúng tôi xin chia buồn cùng gia đình ${spokenOf(declared)}, mất ngày ${dayShort(declared.death.date)}. Hồ sơ của gia đình ` +
      `được tiếp nhận lúc ${time}, ${dayInWords(day)}, tại ${commune.name}, ${commune.provinceName}. Trang này cho biết các ` +
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
