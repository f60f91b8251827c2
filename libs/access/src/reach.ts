import { communes, findCommune } from '@lien-thong/law';
import type { Unit } from '@lien-thong/contracts';

/** What of the country an action reaches: all of it, or some communes and whole provinces. */
export class Reach {
  static readonly everywhere = new Reach(true);
  static readonly nowhere = new Reach(false);

  private constructor(
    readonly all: boolean,
    private readonly ofCommunes: ReadonlySet<string> = new Set(),
    private readonly ofProvinces: ReadonlySet<string> = new Set(),
  ) {}

  static of(units: readonly Unit[]): Reach {
    if (units.some(({ kind }) => kind === 'system')) return Reach.everywhere;
    const codes = (kind: Unit['kind']) =>
      new Set(units.flatMap((unit) => (unit.kind === kind && unit.code ? [unit.code] : [])));
    return new Reach(false, codes('commune'), codes('province'));
  }

  covers(commune: string): boolean {
    if (this.all || this.ofCommunes.has(commune)) return true;
    const province = findCommune(commune)?.provinceCode;
    return province !== undefined && this.ofProvinces.has(province);
  }

  /** Whether a desk's seat, a commune or a whole province, is within reach. */
  coversSeat(seat: string): boolean {
    return this.covers(seat) || this.ofProvinces.has(seat);
  }

  /** Whether all of the unit is within reach. */
  coversUnit({ kind, code }: Unit): boolean {
    if (this.all) return true;
    if (kind === 'commune') return this.covers(code ?? '');
    return kind === 'province' && this.ofProvinces.has(code ?? '');
  }

  /** For a statement: the codes of the communes, or null for all, as in `$1::text[] is null or commune = any($1)`. */
  get communes(): string[] | null {
    if (this.all) return null;
    const inProvinces = communes().filter(({ provinceCode }) => this.ofProvinces.has(provinceCode));
    return [...new Set([...this.ofCommunes, ...inProvinces.map(({ code }) => code)])];
  }

  /** The same for where a desk has its seat: the communes, and the provinces that are covered whole. */
  get seats(): string[] | null {
    return this.all ? null : [...(this.communes ?? []), ...this.ofProvinces];
  }
}
