import { dayInFigures } from '@lien-thong/law';
import {
  BENEFIT_CATEGORY_LABELS,
  BENEFIT_DESK_LABELS,
  PAPER_LABELS,
  type DeathRegistered,
  type DeathRegistrationPapersAsked,
  type DeathRegistrationRefused,
  type FuneralAllowanceGranted,
  type FuneralAllowanceNotGranted,
  type FuneralAllowancePapersAsked,
  type Paper,
  type ResidenceDeregistered,
  type ResidenceNotDeregistered,
  type Step,
  type SurvivorsBenefitNotSettled,
  type SurvivorsBenefitPapersAsked,
  type SurvivorsBenefitSettled,
} from '@lien-thong/contracts';
import type { Received } from '@lien-thong/messaging';
import type { Outcome } from './case-state';

type Answer = { attempt: number };
type Of<T extends Answer> = Received<T>;

const dong = new Intl.NumberFormat('vi-VN');
const done = (step: Step, { data, time }: Of<Answer>, result: string): Outcome => ({
  step,
  attempt: data.attempt,
  at: time,
  kind: 'done',
  result,
});

const refused = (step: Step, { data, time }: Of<Answer & { reason: string; ground: string }>): Outcome => ({
  step,
  attempt: data.attempt,
  at: time,
  kind: 'refused',
  reason: data.reason,
  result: data.ground,
});

const asked = (step: Step, { data, time }: Of<Answer & { papers: Paper[] }>): Outcome => ({
  step,
  attempt: data.attempt,
  at: time,
  kind: 'papers-asked',
  papers: data.papers,
  result: `Cần bổ sung: ${data.papers.map((paper) => PAPER_LABELS[paper]).join(', ')}.`,
});

/** What each office's answer means to the case, with a sentence for people. */
export const outcomes = {
  deathRegistered: (m: Of<DeathRegistered>) =>
    done(
      'register-death',
      m,
      `Đã đăng ký khai tử số ${m.data.extract.number}, ngày ${dayInFigures(m.data.extract.registeredOn)}.`,
    ),
  deathRegistrationRefused: (m: Of<DeathRegistrationRefused>) => refused('register-death', m),
  deathRegistrationPapersAsked: (m: Of<DeathRegistrationPapersAsked>) => asked('register-death', m),
  residenceDeregistered: (m: Of<ResidenceDeregistered>) =>
    done('deregister-residence', m, `Đã xóa đăng ký thường trú ngày ${dayInFigures(m.data.deregisteredOn)}.`),
  residenceNotDeregistered: (m: Of<ResidenceNotDeregistered>) => refused('deregister-residence', m),
  funeralAllowanceGranted: (m: Of<FuneralAllowanceGranted>) =>
    done(
      'grant-funeral-allowance',
      m,
      `${BENEFIT_DESK_LABELS[m.data.desk]} quyết định trợ cấp mai táng ${dong.format(m.data.amount)} đồng (${BENEFIT_CATEGORY_LABELS[m.data.category]}), số ${m.data.decision}.`,
    ),
  funeralAllowanceNotGranted: (m: Of<FuneralAllowanceNotGranted>) => refused('grant-funeral-allowance', m),
  funeralAllowancePapersAsked: (m: Of<FuneralAllowancePapersAsked>) => asked('grant-funeral-allowance', m),
  survivorsBenefitSettled: (m: Of<SurvivorsBenefitSettled>) =>
    done(
      'settle-survivors-benefit',
      m,
      `${BENEFIT_DESK_LABELS[m.data.desk]} quyết định ${m.data.kind === 'monthly' ? `trợ cấp tuất hằng tháng ${dong.format(m.data.amount)} đồng` : `trợ cấp tuất một lần ${dong.format(m.data.amount)} đồng`}, số ${m.data.decision}.`,
    ),
  survivorsBenefitNotSettled: (m: Of<SurvivorsBenefitNotSettled>) => refused('settle-survivors-benefit', m),
  survivorsBenefitPapersAsked: (m: Of<SurvivorsBenefitPapersAsked>) => asked('settle-survivors-benefit', m),
};
