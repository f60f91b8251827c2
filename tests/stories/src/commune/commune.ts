import type { CaseView, Declaration, Filed, Opinion, Timeline, WorkView } from '@lien-thong/contracts';
import { eventually, type Asking } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { knownToTheRegisters } from './family';
import { closeOffices, openOffices, type Deciding, type Offices } from './offices';
import { Quiet } from './quiet';

/** A whole commune at work, as its stories speak of it. */
export class Commune {
  /** What was declared, by case. */
  readonly declared = new Map<string, Declaration>();
  private readonly atRest: Quiet;

  private constructor(readonly offices: Offices) {
    const { mail: _, ...services } = offices;
    this.atRest = new Quiet(Object.values(services));
  }

  static async open(deciding?: Deciding): Promise<Commune> {
    return new Commune(await openOffices(deciding));
  }

  async close(): Promise<void> {
    await this.atRest.close();
    await closeOffices(this.offices);
  }

  /** Waits until nothing is under way any more. */
  quiet(): Promise<void> {
    return this.atRest.reached();
  }

  /** It is `instant` everywhere now, and goes on from there. */
  moveClocks(instant: string): void {
    const { mail: _, ...services } = this.offices;
    for (const { clock } of Object.values(services)) clock.moveTo(new Date(instant));
  }

  /** Some days later, everywhere. */
  passDays(days: number): void {
    const at = this.offices.oneStop.clock.now().getTime() + days * 86_400_000;
    this.moveClocks(new Date(at).toISOString());
  }

  /** The `nth` message that an office said of a case comes once more: the same, or as if it had been said anew. */
  async sayAgain(
    office: Exclude<keyof Offices, 'mail'>,
    caseId: string,
    nth: number,
    anew: boolean,
  ): Promise<void> {
    const said = await this.offices[office].said(caseId);
    const chosen = said.at(nth % Math.max(said.length, 1));
    if (chosen) await this.offices[office].repeat(chosen, anew ? randomUUID() : chosen.id);
  }

  /** A family comes to the desk; the registers know who died. @returns the case's id */
  async file(declaration: Declaration): Promise<string> {
    await knownToTheRegisters(this.offices, declaration);
    const { status, body } = await this.offices.oneStop.post<Filed>('cases', declaration, {
      'idempotency-key': randomUUID(),
    });
    if (status !== 201) throw new Error(`not filed: ${status} ${JSON.stringify(body)}`);
    this.declared.set(body.caseId, declaration);
    return body.caseId;
  }

  async view(caseId: string): Promise<CaseView> {
    return (await this.offices.oneStop.get<CaseView>(`cases/${caseId}`)).body;
  }

  /** Waits until a case is as said. */
  until(caseId: string, is: (view: CaseView) => boolean): Promise<CaseView> {
    return eventually(() => this.view(caseId), is);
  }

  async timeline(caseId: string): Promise<string[]> {
    const { body } = await this.offices.oneStop.get<Timeline>(`cases/${caseId}/timeline`);
    return body.entries.map(({ text }) => text);
  }

  /** Waits until a family has been told something. @returns by which channels, in order */
  async told(caseId: string, template: string): Promise<string[]> {
    const rows = await eventually(
      () =>
        this.offices.notifications.query<{ channel: string }>(
          'select channel from notice where case_id = $1 and template = $2 order by channel',
          [caseId, template],
        ),
      (found) => found.length >= 2,
    );
    return rows.map(({ channel }) => channel);
  }

  /** Waits for a mail about a case that holds these words. @returns its text */
  async mailOf(caseId: string, words: string): Promise<string> {
    const { dossierCode } = await this.view(caseId);
    const about = await eventually(
      () => Promise.resolve(this.offices.mail.messages().filter(({ text }) => text.includes(dossierCode!))),
      (mails) => mails.some(({ text }) => text.includes(words)),
    );
    return about.find(({ text }) => text.includes(words))!.text;
  }

  /** An officer takes what lies on a desk and prepares it, another signs it. */
  async decide(
    { office, task, officer, signatory }: AtDesk,
    caseId: string,
    opinion: Opinion,
  ): Promise<WorkView> {
    const service = this.offices[office];
    const [prepares, signs] = await Promise.all([service.as(officer), service.as(signatory)]);
    const address = `work/${task}/${caseId}`;
    await eventually(
      () => prepares.get(address),
      ({ status }) => status === 200,
    );
    await must(prepares, `${address}/take`);
    await must(prepares, `${address}/prepare`, opinion);
    return must(signs, `${address}/sign`);
  }
}

export interface AtDesk {
  office: 'civilRegistration' | 'residence' | 'socialInsurance';
  task: string;
  officer: Parameters<Offices['residence']['as']>[0];
  signatory: Parameters<Offices['residence']['as']>[0];
}

async function must(who: Asking, path: string, body?: unknown): Promise<WorkView> {
  const reply = await who.post<WorkView>(path, body);
  if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body;
}

/** The desks of the commune, with who sits at them. */
export const REGISTRY = {
  office: 'civilRegistration',
  officer: { subject: 'ho-tich', posts: ['civil-status-officer'] },
  signatory: { subject: 'chu-tich', posts: ['commune-chair'] },
} as const satisfies Omit<AtDesk, 'task'>;

export const POLICE = {
  office: 'residence',
  officer: { subject: 'cong-an', posts: ['residence-police'] },
  signatory: { subject: 'truong-cong-an', posts: ['residence-police'] },
} as const satisfies Omit<AtDesk, 'task'>;

export const INSURANCE = {
  office: 'socialInsurance',
  officer: { subject: 'bao-hiem', posts: ['insurance-officer'] },
  signatory: { subject: 'giam-doc-bao-hiem', posts: ['insurance-officer'] },
} as const satisfies Omit<AtDesk, 'task'>;
