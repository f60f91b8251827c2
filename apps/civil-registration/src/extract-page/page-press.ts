import { RegisterDeath } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { inSentence } from '@lien-thong/law';
import {
  drawExtract,
  extractTitle,
  issuerName,
  PageKeyFile,
  signedPage,
  type PrintedEntry,
} from '@lien-thong/pages';
import { Privacy, rowPlace } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DeathRegistration, registrationNumber } from '../death-registration/death-registration.entity';
import { claimPage, keepFault, keepPage, type DuePage } from './page-queue';

export const PRESS = Symbol('press settings');

export interface PressSettings {
  /** Where a printed code can be checked, e.g. `https://…/xac-minh/`. */
  verifyAt: string;
  /** At most this many pages a second: a page costs much more than a registration, and nobody waits at it. */
  perSecond: number;
}

const pagePlace = (caseId: string) => rowPlace('extract_page.pdf', caseId);
/** The first tries follow soon, later ones within the hour: a certificate that is missing is put in by somebody. */
const waitMs = (tries: number): number => Math.min(2 ** tries * 1000, 3_600_000);

/** In ấn: renders and signs the pages that were asked for, one at a time, off the path of any case. */
@Injectable()
export class PagePress implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('press');
  private working?: Promise<void>;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly database: DataSource,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
    private readonly keys: PageKeyFile,
    private readonly clock: Clock,
    @Inject(PRESS) private readonly settings: PressSettings,
  ) {}

  onApplicationBootstrap(): void {
    const every = Math.ceil(1000 / this.settings.perSecond);
    this.timer = setInterval(() => {
      this.working ??= this.next()
        .catch((fault: unknown) => this.log.warn(`no page can be made now: ${String(fault)}`))
        .finally(() => (this.working = undefined));
    }, every);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
  }

  /** The page of a case as a file; undefined while it has not been made. */
  async pageOf(caseId: string, db = this.database.manager): Promise<Buffer | undefined> {
    const [found] = await db.query<{ pdf: Buffer | null }[]>(
      'select pdf from extract_page where case_id = $1',
      [caseId],
    );
    if (!found?.pdf) return undefined;
    const own = await this.privacy.keys.own(db);
    return own.openBytes(pagePlace(caseId), found.pdf) ?? undefined;
  }

  private async next(): Promise<void> {
    if (!this.gazette.current()) return;
    const due = await claimPage(this.database.manager, this.clock.now());
    if (!due) return;
    try {
      await this.make(due);
    } catch (fault) {
      this.log.error(fault, `the page of ${due.caseId} was not made, try ${due.tries}`);
      const why = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
      const again = new Date(this.clock.now().getTime() + waitMs(due.tries));
      await keepFault(this.database.manager, due, why.slice(0, 300), again);
    }
  }

  private async make(due: DuePage): Promise<void> {
    const at = this.clock.now();
    const pdf = await this.draw(this.database.manager, due, at);
    const own = await this.privacy.keys.own(this.database.manager);
    await keepPage(this.database.manager, due, own.sealBytes(pagePlace(due.caseId), pdf), at);
  }

  /** Bản sao: the same paper once more, with its number, signed at the time; it bears the code of the first page. */
  async copyOf(db: EntityManager, page: Pick<DuePage, 'caseId' | 'code'>, copy: number): Promise<Buffer> {
    return this.draw(db, page, this.clock.now(), copy);
  }

  private async draw(
    db: EntityManager,
    { caseId, code }: Pick<DuePage, 'caseId' | 'code'>,
    at: Date,
    copy?: number,
  ): Promise<Buffer> {
    const entry = await this.entryOf(db, caseId);
    const key = this.keys.of(`commune:${entry.commune}`, at);
    const law = this.gazette.inForce();
    const what = copy === undefined ? 'Cấp' : `Cấp bản sao số ${copy}`;
    return signedPage(
      drawExtract(entry, law, { verifyAt: this.settings.verifyAt + code, signedAt: at, copy }),
      {
        key,
        name: issuerName(entry.commune),
        reason: `${what} ${inSentence(extractTitle(entry, law))}, số đăng ký ${entry.number}`,
        location: issuerName(entry.commune),
        at,
      },
    );
  }

  private async entryOf(db: EntityManager, caseId: string): Promise<PrintedEntry> {
    const entry = await db.findOneByOrFail(DeathRegistration, { caseId });
    const own = await this.privacy.keys.own(db);
    const { deceased, death } = own.openFields(
      RegisterDeath,
      rowPlace('death_registration.particulars', caseId),
      entry.particulars,
    );
    const { commune, registeredOn } = entry;
    return { number: registrationNumber(entry), commune, registeredOn, deceased, death };
  }
}
