import type { DecidesBy, DecidingOffice } from '@lien-thong/contracts';
import { decidesOn, type DecidesIn } from '@lien-thong/identity';
import { findCommune } from '@lien-thong/law';
import { Clock, type Sql } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';

/** How long what was read holds: a setting that changes has changed everywhere this much later. */
const KEPT_MS = 2000;

const nameOf = ({ unitKind, unitCode }: Omit<DecidesIn, 'decidesBy'>): string =>
  `${unitKind} ${unitCode ?? ''}`;

/** How each office works: the setting of the commune, else of its province, else of the whole system; else signed. */
@Injectable()
export class OfficeRules {
  private readonly kept = new Map<string, { until: number; found: Promise<Map<string, DecidesBy>> }>();

  constructor(private readonly clock: Clock) {}

  /** How an office decides in each commune today: by what officers prepare and sign, or by the rule alone. */
  async decidesBy(db: Sql, office: DecidingOffice): Promise<(commune: string) => DecidesBy> {
    const settings = await this.inForce(db, office);
    return (commune) => {
      const province = findCommune(commune)?.provinceCode ?? null;
      return (
        settings.get(nameOf({ unitKind: 'commune', unitCode: commune })) ??
        settings.get(nameOf({ unitKind: 'province', unitCode: province })) ??
        settings.get(nameOf({ unitKind: 'system', unitCode: null })) ??
        'signed'
      );
    };
  }

  private inForce(db: Sql, office: DecidingOffice): Promise<Map<string, DecidesBy>> {
    const today = this.clock.today();
    const name = `${office} ${today}`;
    const now = performance.now();
    const known = this.kept.get(name);
    if (known && known.until > now) return known.found;
    const found = decidesOn(db, office, today).then(
      (all) => new Map(all.map((setting) => [nameOf(setting), setting.decidesBy])),
    );
    this.kept.set(name, { until: now + KEPT_MS, found });
    found.catch(() => this.kept.delete(name));
    return found;
  }
}
