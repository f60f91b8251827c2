import {
  GrantFuneralAllowance,
  type BenefitCategory,
  type OfficeSettings,
  type Opinion,
  type Role,
  type Unit,
  type WorkView,
} from '@lien-thong/contracts';
import {
  eventually,
  installSettings,
  openService,
  type Asking,
  type OpenService,
  type Reply,
} from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { SocialInsuranceEnvironment } from '../environment';
import { enter } from '../register/import-register';
import { beneficiaryLine, claim, insuredLine } from './claim';

export const HERE: Unit = { kind: 'commune', code: '31120' };
export const PROVINCE: Unit = { kind: 'province', code: '92' };

export const ALLOWANCE = 'grant-funeral-allowance';

let people = 0;
export const person = () => `0920${String(50_000_000 + ++people).padStart(8, '0')}`;

export const approve = (regime: BenefitCategory): Opinion => ({
  answer: 'approve',
  regime,
  ground: 'Hồ sơ đủ, đúng đối tượng.',
});
export const ASK: Opinion = {
  answer: 'ask',
  papers: ['insurance-book'],
  ground: 'Thiếu sổ bảo hiểm xã hội.',
};

export const codeOf = ({ status, body }: { status: number; body: object }) => [
  status,
  (body as { code?: string }).code,
];

export const about = (personalId: string, ...categories: BenefitCategory[]): GrantFuneralAllowance => {
  const c = claim();
  c.extract.deceased.personalId = personalId;
  c.claim.categories = categories;
  return c;
};

export const act = (
  asker: Asking,
  caseId: string,
  what: string,
  body?: unknown,
  task = ALLOWANCE,
): Promise<Reply<WorkView>> => asker.post(`work/${task}/${caseId}/${what}`, body);

export const viewed = (asker: Asking, caseId: string, task = ALLOWANCE): Promise<Reply<WorkView>> =>
  asker.get(`work/${task}/${caseId}`);

/** An item, once it was laid on the desk as often as its attempts. */
export async function onDesk(
  asker: Asking,
  caseId: string,
  task = ALLOWANCE,
  attempt = 1,
): Promise<WorkView> {
  const { body } = await eventually(
    () => viewed(asker, caseId, task),
    ({ status, body: { acts } }) =>
      status === 200 && acts.filter(({ act: what }) => what === 'open').length === attempt,
    { within: 20_000 },
  );
  return body;
}

/** The three desks, where officers decide: at each, who prepares and who signs. */
export class BenefitDesks {
  private constructor(
    readonly office: OpenService,
    readonly at: Record<'social-insurance' | 'commune' | 'home-affairs', [Asking, Asking]>,
  ) {}

  static async open(settings: readonly OfficeSettings[] = []): Promise<BenefitDesks> {
    const office = await openService({
      name: 'social-insurance',
      environment: SocialInsuranceEnvironment,
      module: (e) => AppModule.of(e),
      decidesBy: 'signed',
    });
    await installSettings(office.database, settings);
    const posted = (subject: string, role: Role, unit: Unit) =>
      office.as({ subject, name: subject.toUpperCase(), posts: [{ role, unit }] });
    return new BenefitDesks(office, {
      'social-insurance': [
        await posted('linh', 'insurance-officer', PROVINCE),
        await posted('anh', 'insurance-officer', PROVINCE),
      ],
      commune: [
        await posted('tuan', 'civil-status-officer', HERE),
        await posted('long', 'commune-chair', HERE),
      ],
      'home-affairs': [
        await posted('thang', 'home-affairs-officer', PROVINCE),
        await posted('hieu', 'home-affairs-officer', PROVINCE),
      ],
    });
  }

  /** In the register of what this regime pays. */
  async known(id: string, regime: string): Promise<void> {
    const { manager } = this.office.database;
    const line = regime === 'compulsory-insurance' ? insuredLine(id) : beneficiaryLine(id, regime);
    await enter(manager, this.office.privacy, [line]);
  }

  /** A pensioner's allowance that waits at social insurance. */
  async pensioner(): Promise<{ caseId: string; id: string; told: GrantFuneralAllowance }> {
    const [caseId, id] = [randomUUID(), person()];
    await this.known(id, 'compulsory-insurance');
    const told = about(id, 'compulsory-insurance');
    await this.office.tell(GrantFuneralAllowance, caseId, told);
    await onDesk(this.at['social-insurance'][0], caseId);
    return { caseId, id, told };
  }
}
