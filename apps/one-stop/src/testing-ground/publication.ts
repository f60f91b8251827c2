import { LawEffectsReckoned, type LawProposalView } from '@lien-thong/contracts';
import { lawFiles } from '@lien-thong/law';
import { eventually, type Reply, type TestPerson } from '@lien-thong/testing';
import type { Desk } from './desk';

export const files = lawFiles();
const administrator = (subject: string, name: string): TestPerson => ({
  subject,
  name,
  posts: ['administrator'],
});
/** Who proposes and who consents. */
export const AN = administrator('an', 'Nguyễn Văn An');
export const BINH = administrator('binh', 'Trần Thị Bình');
export const signed = ({ subject, name }: TestPerson): string => `${name} (${subject})`;
export const noEffects = { looked: 0, toppedUp: 0, topUp: 0, overpaid: 0, overpayment: 0, toReview: 0 };

export interface File {
  name: string;
  content: string;
}

export const dayOff = (key: string, day: string): string => `
${key}:
  name: Quốc tang
  rows:
    - value:
        - { day: ${day}, kind: holiday }
      in_force_from: ${day}
      source: { instrument: Thông báo của Ban Bí thư }
      confidence: secondary
`;

/** The holidays with one more, which nobody knew of. */
export const withDayOff = (day: string): File => ({
  name: 'holidays.yaml',
  content: files['holidays.yaml']! + dayOff(`national-mourning-${day}`, day),
});

type Answer = LawProposalView & {
  code?: string;
  errors: { pointer: string; code: string; message: string }[];
};

export interface Publication {
  propose(...changed: File[]): Promise<Reply<Answer>>;
  consent(id: string, by?: TestPerson): Promise<Reply<Answer>>;
  /** Lets the desks answer what a proposal would change. */
  reckoned(proposal: LawProposalView, effects?: typeof noEffects): Promise<LawProposalView>;
  /** All three, one after the other. @returns the version */
  publish(...changed: File[]): Promise<string>;
}

export function publicationAt(desk: Desk): Publication {
  const publication: Publication = {
    propose: async (...changed) =>
      (await desk.as(AN)).post('law/proposals', { files: changed, reason: 'Thông báo về Quốc tang.' }),
    consent: async (id, by = BINH) =>
      (await desk.as(by)).post(`law/proposals/${id}/consent`, { why: 'Đã đối chiếu văn bản.' }),
    reckoned: async ({ proposalId, version }, effects = noEffects) => {
      await desk.tell(LawEffectsReckoned, proposalId, { version, ...effects });
      return eventually(
        () => desk.get<LawProposalView>(`law/proposals/${proposalId}`).then(({ body }) => body),
        ({ ready }) => ready,
        { within: 20_000 },
      );
    },
    publish: async (...changed) => {
      const { body } = await publication.propose(...changed);
      await publication.reckoned(body);
      const { status } = await publication.consent(body.proposalId);
      if (status !== 200) throw new Error(`not published: ${status}`);
      return body.version;
    },
  };
  return publication;
}
