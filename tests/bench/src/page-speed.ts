import { fullNameOf } from '@lien-thong/contracts';
import { newOfficeKeys, newPageCertificates } from '@lien-thong/embedded';
import { loadLaw } from '@lien-thong/law';
import { drawExtract, issuerName, PageKeyFile, signedPage, type PrintedEntry } from '@lien-thong/pages';
import { checkExtract, FileSigner, signedExtract, TrustedOffices } from '@lien-thong/signature';
import { sampleCase } from '@lien-thong/synthetic';
import { randomUUID } from 'node:crypto';

const { commune, deceased, death } = sampleCase();
const OFFICE = `commune:${commune}`;
const REGISTERED_ON = '2026-11-24';
const ENTRY: PrintedEntry = { number: '386/2026', commune, registeredOn: REGISTERED_ON, deceased, death };
const EXTRACT = {
  number: ENTRY.number,
  entry: 386,
  bookYear: 2026,
  commune,
  registeredOn: REGISTERED_ON,
  deceased: {
    fullName: fullNameOf(deceased),
    personalId: deceased.personalId,
    birthDate: deceased.birthDate,
    sex: deceased.sex,
  },
  diedOn: death.date,
};

const PAGES = 100;
const STATEMENTS = 2000;
/** one-stop checks before it tells anyone, then residence and, for two benefits, social insurance. */
const CHECKS_A_CASE = 4;

/** Milliseconds of processor time that each of `times` takes, whatever else the machine does. */
async function cost(times: number, work: () => unknown): Promise<number> {
  for (let i = 0; i < times / 10; i++) await work();
  const from = process.cpuUsage();
  for (let i = 0; i < times; i++) await work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000 / times;
}

const round = (value: number): number => Number(value.toFixed(3));

/** What a printed page and the signatures between offices cost, in processor time of one core. */
export async function measurePages(): Promise<Record<string, unknown>> {
  const at = new Date();
  const law = loadLaw();
  const name = issuerName(commune);
  const { keys } = await newPageCertificates([{ office: OFFICE, name }]);
  const pageKeys = new PageKeyFile(keys);
  const address = 'https://lien-thong.example.vn/xac-minh/0123456789ABCDEFGHJKMNPQRS';
  const print = () =>
    signedPage(drawExtract(ENTRY, law, { verifyAt: address, signedAt: at }), {
      key: pageKeys.of(OFFICE, at),
      name,
      reason: 'Cấp trích lục',
      location: name,
      at,
    });
  const page = await print();
  const pageMs = await cost(PAGES, print);

  const { privateKeys, publicKeys } = newOfficeKeys([OFFICE]);
  const [signer, trusted] = [new FileSigner(privateKeys), new TrustedOffices(publicKeys)];
  const caseId = randomUUID();
  const signed = signedExtract(signer, caseId, EXTRACT, at);
  const signMs = await cost(STATEMENTS, () => signedExtract(signer, caseId, EXTRACT, at));
  const checkMs = await cost(STATEMENTS, () => checkExtract(trusted, caseId, signed));
  return {
    page: { bytes: page.length, cpu_ms: round(pageMs), per_cpu_second: Math.round(1000 / pageMs) },
    statement: {
      sign_cpu_ms: round(signMs),
      check_cpu_ms: round(checkMs),
      case_cpu_ms: round(signMs + CHECKS_A_CASE * checkMs),
    },
  };
}
