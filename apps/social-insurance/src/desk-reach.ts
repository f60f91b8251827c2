import type { Action, Caller, Reach } from '@lien-thong/access';
import type { BenefitDesk, Role } from '@lien-thong/contracts';
import { Problem } from '@lien-thong/service';

/** Whose list each desk's is: its own officers' and nobody else's. */
const OFFICER_OF: Record<BenefitDesk, Role> = {
  'social-insurance': 'insurance-officer',
  'home-affairs': 'home-affairs-officer',
  commune: 'commune-chair',
};

type BenefitAction = Extract<Action, `benefit.${string}`>;

/** How far the asker's own desk reaches. @throws Problem 403 `outside-your-unit` for another's desk */
export function reachOfDesk(asker: Caller, action: BenefitAction, desk: BenefitDesk): Reach {
  const reach = asker.reach(action, OFFICER_OF[desk]);
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
  if (!asker.reach('benefit.decide', OFFICER_OF[desk]).coversSeat(seat))
    throw new Problem(404, 'not-found', title);
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
): boolean => asker.reach(action, OFFICER_OF[desk]).coversSeat(seat);
