import type { BenefitDesk, StopCount, StopListName } from '@lien-thong/contracts';
import type { Law } from '@lien-thong/law';
import { rows } from '@lien-thong/service';
import type { EntityManager } from 'typeorm';
import { BenefitStop } from './benefit-stop.entity';
import { lastPayDay, payDayIsNear } from './pay-day';

const MOST = 200;

/** Which stops stand in a list, by the last pay-day and whether the next one is near. */
const IN_LIST: Record<StopListName, string> = {
  open: `s.state = 'open'`,
  'near-due': `s.state = 'open' and s.asked_on >= :lastPayDay and :near`,
  overdue: `s.state = 'open' and s.asked_on < :lastPayDay`,
  confirmed: `s.state = 'confirmed'`,
  lifted: `s.state = 'lifted'`,
};

export interface StopsOf {
  desk: BenefitDesk;
  /** Null for every seat. */
  seats: string[] | null;
  today: string;
}

const stopsOf = (db: EntityManager, law: Law, { desk, seats, today }: StopsOf) =>
  db
    .createQueryBuilder(BenefitStop, 's')
    .where('s.desk = :desk', { desk })
    .andWhere(seats ? 's.seat = any(:seats)' : 'true', { seats })
    .setParameters({ lastPayDay: lastPayDay(law, today), near: payDayIsNear(law, today) });

/** A page of a list, oldest first. */
export const stopsIn = (
  db: EntityManager,
  law: Law,
  of: StopsOf,
  { list, after }: { list: StopListName; after: number },
): Promise<BenefitStop[]> =>
  stopsOf(db, law, of)
    .andWhere(IN_LIST[list])
    .andWhere('s.line > :after', { after })
    .orderBy('s.line')
    .limit(MOST)
    .getMany();

/** How many stand in each list. */
export async function countsOf(db: EntityManager, law: Law, of: StopsOf): Promise<StopCount[]> {
  const lists = Object.keys(IN_LIST) as StopListName[];
  const query = stopsOf(db, law, of).select([]);
  for (const list of lists) query.addSelect(`count(*) filter (where ${IN_LIST[list]})::int`, list);
  const [sql, parameters] = query.getQueryAndParameters();
  const [counted] = await rows<Record<StopListName, number>>(db, sql, parameters);
  return lists.map((list) => ({ list, count: counted![list] }));
}
