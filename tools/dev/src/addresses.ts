import type { Filed } from '@lien-thong/contracts';
import type { Addresses } from './environments';
import { OFFICES, type ServiceName } from './services';

/** What one can open now, the form first. */
export function addressLines(urls: Addresses, services: readonly ServiceName[], filed?: Filed): string[] {
  const offices = OFFICES.filter((office) => services.includes(office));
  const rows: [what: string, address: string][] = [
    ['the form', `${urls.web}/`],
    ...(filed ? [['the sample case', `${urls.web}/ho-so/${filed.caseId}`] as [string, string]] : []),
    ['all cases', `${urls.web}/ho-so`],
    ["the family's page", `${urls.web}/tra-cuu${filed?.dossierCode ? `/${filed.dossierCode}` : ''}`],
    ['sign in (no password)', `${urls.web}/dang-nhap`],
    ['mail that was sent', `${urls.mail}/`],
    ...offices.map((name): [string, string] => [`API of ${name}`, `${urls[name]}/api/${name}/docs`]),
    ...offices.map((name): [string, string] => [`metrics of ${name}`, `${urls[name]}/metrics`]),
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  return rows.map(([what, address]) => `  ${what.padEnd(width)}  ${address}`);
}
