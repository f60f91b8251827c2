import type { DeclarationTiming, Paper, RegisterDeath, RegistrationRefusal } from '@lien-thong/contracts';
import { declarationTiming, deathNoticeRules, type Law } from '@lien-thong/law';
import { dayOf } from '@lien-thong/service';

/** What the register knows of the person before the decision. */
export interface Known {
  /** The person stands in a register already, under another case. */
  registered: boolean;
  /** A health facility has told this death, so its paper need not be brought. */
  healthNotice: boolean;
}

export type Decision =
  | { answer: 'approve'; timing: DeclarationTiming }
  | { answer: 'refuse'; reason: RegistrationRefusal; ground: string }
  | { answer: 'ask'; papers: Paper[]; ground: string };

type Application = Pick<
  RegisterDeath,
  'commune' | 'receivedAt' | 'requester' | 'deceased' | 'death' | 'papers'
>;

const refuse = (reason: RegistrationRefusal, ground: string): Decision => ({
  answer: 'refuse',
  reason,
  ground,
});

/**
 * Decides on a death registration: the first rule that has something to say, says it; otherwise it is approved.
 * Law on Civil Status 2014 arts 32–34, Decree 123/2015 art. 4.
 */
export function registerDeath(application: Application, known: Known, law: Law, today: string): Decision {
  for (const rule of RULES) {
    const decision = rule(application, known, law, today);
    if (decision) return decision;
  }
  const { timing } = declarationTiming(law, {
    diedOn: application.death.date,
    receivedOn: dayOf(new Date(application.receivedAt)),
  });
  return { answer: 'approve', timing };
}

type Rule = (application: Application, known: Known, law: Law, today: string) => Decision | undefined;

const RULES: readonly Rule[] = [
  (_application, { registered }) =>
    registered ? refuse('already-registered', 'Người này đã có trong Sổ đăng ký khai tử.') : undefined,

  ({ deceased, death }, _known, _law, today) =>
    death.date > today || death.date.slice(0, deceased.birthDate.length) < deceased.birthDate
      ? refuse('dates-impossible', 'Ngày mất phải sau ngày sinh và không sau ngày đăng ký.')
      : undefined,

  // Art. 32: the commune of last residence; where that is not known, the one where the person died or was found.
  ({ commune, deceased, death }) =>
    commune !== deceased.lastResidence.commune && commune !== death.place.commune
      ? refuse(
          'not-competent',
          'Nơi cư trú cuối cùng và nơi mất đều không thuộc xã, phường này (Luật Hộ tịch, Điều 32).',
        )
      : undefined,

  ({ death }, _known, law) => {
    if (!death.notice) return undefined;
    const { noticeKinds } = noticeRuleFor(death.kind, law, death.date);
    return noticeKinds.includes(death.notice.kind)
      ? undefined
      : refuse(
          'notice-not-valid-for-kind',
          'Loại giấy báo tử không đúng với trường hợp mất (Nghị định 123/2015, Điều 4).',
        );
  },

  ({ requester, death, papers }, { healthNotice }) => {
    const missing: Paper[] = [];
    if (!death.notice && !healthNotice && !papers.includes('death-notice')) missing.push('death-notice');
    if (requester.relation === 'authorised-person' && !papers.includes('authorisation'))
      missing.push('authorisation');
    if (!missing.length) return undefined;
    return {
      answer: 'ask',
      papers: missing,
      ground: 'Hồ sơ chưa đủ giấy tờ để đăng ký (Luật Hộ tịch, Điều 34).',
    };
  },
];

function noticeRuleFor(kind: string, law: Law, on: string) {
  const rule = deathNoticeRules(law, on).find(({ kindOfDeath }) => kindOfDeath === kind);
  if (!rule) throw new Error(`the law data has no death notice rule for ${kind} on ${on}`);
  return rule;
}
