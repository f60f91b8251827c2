import type { Action, Caller, Reach } from '@lien-thong/access';
import type { BenefitDesk } from '@lien-thong/contracts';
import { Problem } from '@lien-thong/service';

type BenefitAction = Extract<Action, `benefit.${string}`>;

/** How far the asker's own desk reaches. @throws Problem 403 `outside-your-unit` for another's desk */
export function reachOfDesk(asker: Caller, action: BenefitAction, desk: BenefitDesk): Reach {
  const reach = asker.reach(action, desk);
  if (reach.seats?.length === 0)
    throw new Problem(403, 'outside-your-unit', 'Danh sách này thuộc một cơ quan khác.');
  return reach;
}

/** @throws Problem 404: what another desk has to decide is not there for this asker */
export function mustBeOfDesk(
  asker: Caller,
  { desk, seat }: { desk: BenefitDesk; seat: string },
  title: string,
): void {
  if (!asker.reach('benefit.decide', desk).coversSeat(seat)) throw new Problem(404, 'not-found', title);
}

/** @throws Problem 403 `outside-your-unit` for the seat of another desk, or of this one elsewhere */
export function mustReachSeat(
  asker: Caller,
  action: BenefitAction,
  { desk, seat }: { desk: BenefitDesk; seat: string },
): void {
  if (!reachOfDesk(asker, action, desk).coversSeat(seat))
    throw new Problem(403, 'outside-your-unit', 'Danh sách này thuộc một cơ quan khác.');
}

/** Whether the asker may act on what is a desk's at its seat. */
export const isOfDesk = (
  asker: Caller,
  action: BenefitAction,
  { desk, seat }: { desk: BenefitDesk; seat: string },
): boolean => asker.reach(action, desk).coversSeat(seat);
