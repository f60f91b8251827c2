import type { BenefitDesk } from '@lien-thong/contracts';
import { rows } from '@lien-thong/service';
import { In, MoreThan, type DataSource, type EntityTarget } from 'typeorm';

const MOST = 200;

/** What lies at a desk in a state, for a sum of money. */
interface AtDesk {
  line: number;
  desk: BenefitDesk;
  seat: string;
  state: string;
  amount: number;
}

interface Page<T extends AtDesk> {
  desk: BenefitDesk;
  /** Null for every seat. */
  seats: string[] | null;
  state: T['state'];
  /** The last line seen. */
  after: number;
}

interface Count<T extends AtDesk> {
  state: T['state'];
  count: number;
  /** Đồng. */
  total: number;
}

/** A page of a desk's rows in one state, oldest first, and how many there are in each state, for how much. */
export async function pageOfDesk<T extends AtDesk>(
  database: DataSource,
  entity: EntityTarget<T>,
  { desk, seats, state, after }: Page<T>,
): Promise<{ items: T[]; counts: Count<T>[] }> {
  const repository = database.getRepository(entity);
  const items = await repository
    .createQueryBuilder('r')
    .where({
      desk,
      state,
      line: MoreThan(after),
      ...(seats ? { seat: In(seats) } : {}),
    })
    .orderBy('r.line')
    .limit(MOST)
    .getMany();
  const counts = await rows<Count<T>>(
    database.manager,
    `select state, count(*)::int as count, sum(amount)::float8 as total from ${repository.metadata.tableName}
     where desk = $1 and ($2::text[] is null or seat = any($2)) group by state order by state`,
    [desk, seats],
  );
  return { items, counts };
}
