import type { DecidingOffice, OfficeSettings } from '@lien-thong/contracts';
import { settingsOn, type WorksIn } from '@lien-thong/identity';
import { findCommune } from '@lien-thong/law';
import { Clock, type Sql } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';

/** How long what was read holds: a setting that changes has changed everywhere this much later. */
const KEPT_MS = 2000;

export type Rules = Pick<OfficeSettings, 'decidesBy' | 'signatory'>;

/** Where nobody set anything. */
const UNSET: Rules = { decidesBy: 'signed' };

const nameOf = ({ unitKind, unitCode }: Omit<WorksIn, 'settings'>): string => `${unitKind} ${unitCode ?? ''}`;

/** How each office works: the setting of the commune where it sits, else of the province, else of the whole system. */
@Injectable()
export class OfficeRules {
  private readonly kept = new Map<string, { until: number; found: Promise<Map<string, Rules>> }>();

  constructor(private readonly clock: Clock) {}

  /** How an office works today where it sits, in a commune or for a whole province. */
  async of(db: Sql, office: DecidingOffice): Promise<(seat: string) => Rules> {
    const settings = await this.inForce(db, office);
    return (seat) => {
      const province = findCommune(seat)?.provinceCode ?? seat;
      return (
        settings.get(nameOf({ unitKind: 'commune', unitCode: seat })) ??
        settings.get(nameOf({ unitKind: 'province', unitCode: province })) ??
        settings.get(nameOf({ unitKind: 'system', unitCode: null })) ??
        UNSET
      );
    };
  }

  private inForce(db: Sql, office: DecidingOffice): Promise<Map<string, Rules>> {
    const today = this.clock.today();
    const name = `${office} ${today}`;
    const now = performance.now();
    const known = this.kept.get(name);
    if (known && known.until > now) return known.found;
    const found = settingsOn(db, office, today).then(
      (all) => new Map(all.map((unit) => [nameOf(unit), unit.settings])),
    );
    this.kept.set(name, { until: now + KEPT_MS, found });
    found.catch(() => this.kept.delete(name));
    return found;
  }
}
