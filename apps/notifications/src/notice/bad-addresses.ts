import type { NoticeChannel } from '@lien-thong/contracts';
import type { Privacy } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';
import type { CameBack } from './addressees';
import { opened } from './sealed-notice';

interface Bad {
  reference: string;
  caseId: string;
  channel: NoticeChannel;
  address: string;
}

const nameOf = ({ caseId, channel, address }: Omit<Bad, 'reference'>): string =>
  `${caseId} ${channel} ${address}`;

/** To which addresses of these cases something was sent that came back for good. */
export async function badAddresses(
  db: Sql,
  privacy: Privacy,
  caseIds: readonly string[],
): Promise<(caseId: string) => CameBack> {
  const kept = await rows<Bad>(
    db,
    `select reference, case_id as "caseId", channel, address from notice
     where case_id = any($1::uuid[]) and bad_address`,
    [caseIds],
  );
  const bad = new Set((kept.length ? await opened(db, privacy, kept) : []).map(nameOf));
  return (caseId) => (channel, address) => bad.has(nameOf({ caseId, channel, address }));
}
