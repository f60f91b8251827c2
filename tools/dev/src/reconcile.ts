import {
  OFFICE_LABELS,
  STEP_LABELS,
  type ComparedLists,
  type Difference,
  type DifferenceKind,
  type DifferenceList,
  type ListKept,
} from '@lien-thong/contracts';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DevFault } from './dev-fault';
import { addressesOf } from './environments';
import { dataFolders, REPOSITORY } from './folders';
import { Identity } from './identity';
import { clientsIn } from './identity-secrets';
import { DESK } from './officers';
import { parseStart } from './options';
import { portsFrom } from './ports';
import { tableOf } from './table';

/** Lists of days that are over are compared when one-stop next looks, every ten seconds. */
const MOST_LOOKS = 30;
const LOOK_EVERY_MS = 2000;

const KINDS: Record<DifferenceKind, string> = {
  'outside-the-software': 'quyết định ngoài phần mềm',
  'decided-not-told': 'quyết định khi chưa được chuyển',
  'answer-not-received': 'câu trả lời chưa về',
  'answered-differently': 'trả lời khác danh sách',
  'answer-not-listed': 'không có trong danh sách',
  'told-not-decided': 'quá hạn chưa quyết định',
};

const OPTIONS = {
  office: { type: 'string' },
  commune: { type: 'string' },
  day: { type: 'string' },
  file: { type: 'string' },
  data: { type: 'string' },
  'port-base': { type: 'string' },
} as const;

const wrongOption = (message: string) =>
  new DevFault('wrong-option', `${message} Xem: npm run reconcile -- --help`);

function asked(args: string[]) {
  try {
    const { office, commune, day, file, ...where } = parseArgs({ args, options: OPTIONS }).values;
    if (office && commune && day && file) return { office, commune, day, file, where };
  } catch (fault) {
    throw wrongOption((fault as Error).message);
  }
  throw wrongOption('Cần --office, --commune, --day và --file.');
}

type Asked = ReturnType<typeof asked>;

/** Asks one-stop as an officer of the desk. @throws DevFault with what it refused, field by field */
function askingAs(identity: Identity, url: string) {
  return async <T>(path: string, given?: { type: string; body: string }): Promise<T> => {
    const answer = await fetch(`${url}/api/one-stop/${path}`, {
      ...(given ? { method: 'POST', body: given.body } : {}),
      headers: {
        ...(await identity.person(DESK).headers()),
        ...(given ? { 'content-type': given.type } : {}),
      },
    });
    const told = (await answer.json()) as T & { title?: string; errors?: { message: string }[] };
    if (answer.ok) return told;
    throw new DevFault(
      'refused',
      [told.title ?? String(answer.status), ...(told.errors ?? []).map(({ message }) => `  ${message}`)].join(
        '\n',
      ),
    );
  };
}

type Ask = ReturnType<typeof askingAs>;

function upload(ask: Ask, { office, commune, day, file }: Asked): Promise<ListKept> {
  const body = readFileSync(file, 'utf8');
  const of = { office, commune, from: day, to: day };
  if (!file.endsWith('.json'))
    return ask(`reconciliations/file?${new URLSearchParams(of).toString()}`, { type: 'text/csv', body });
  const list = JSON.stringify({ ...of, lines: JSON.parse(body) as unknown });
  return ask('reconciliations', { type: 'application/json', body: list });
}

async function untilCompared(ask: Ask, listId: string): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const { items } = await ask<ComparedLists>('reconciliations');
    if (items.some((list) => list.listId === listId && list.comparedAt)) return;
    await pause(LOOK_EVERY_MS);
  }
  throw new DevFault('not-compared', 'Đã nhận danh sách, chưa đối soát: danh sách của hôm nay chờ 15 phút.');
}

async function openDifferences(ask: Ask, { office, commune }: Asked): Promise<Difference[]> {
  const found: Difference[] = [];
  for (let after = 0; ; after = found.at(-1)!.line) {
    const { items } = await ask<DifferenceList>(`differences?state=open&commune=${commune}&after=${after}`);
    found.push(...items);
    if (!items.length) return found.filter((difference) => difference.office === office);
  }
}

const rowOf = ({ kind, step, day, reference, caseId, listed, held }: Difference): string[] => [
  KINDS[kind],
  STEP_LABELS[step],
  day.split('-').reverse().join('/'),
  reference ?? caseId ?? '',
  listed ?? '',
  held ?? '',
];

const HEAD = ['Sai lệch', 'Bước', 'Ngày', 'Số văn bản, hồ sơ', 'Theo cơ quan', 'Theo hồ sơ'];

async function reconcile(args: string[]): Promise<number> {
  const given = asked(args);
  const where = Object.entries(given.where).flatMap(([name, value]) => [`--${name}`, value]);
  const { dataDir, portBase } = parseStart(where, { root: REPOSITORY, env: process.env });
  const urls = addressesOf(portsFrom(portBase));
  const { clients } = dataFolders(dataDir);
  const ask = askingAs(new Identity(urls.identity, () => clientsIn(clients)), urls['one-stop']);
  const { listId } = await upload(ask, given);
  await untilCompared(ask, listId);
  const open = await openDifferences(ask, given);
  const office = OFFICE_LABELS[given.office as Difference['office']];
  process.stdout.write(
    open.length
      ? `${tableOf(HEAD, open.map(rowOf))}\n${open.length} sai lệch chưa giải trình với ${office}.\n`
      : `Không có sai lệch nào với ${office}.\n`,
  );
  return open.length ? 1 : 0;
}

reconcile(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exitCode = 2;
  },
);
