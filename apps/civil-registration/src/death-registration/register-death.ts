import {
  PAPERS,
  type DeclarationTiming,
  type Paper,
  type RegisterDeath,
  type RegistrationRefusal,
} from '@lien-thong/contracts';
import {
  articleOf,
  deathNoticeRules,
  declarationTiming,
  papersNeeded,
  transitionRule,
  type Law,
  type Source,
} from '@lien-thong/law';
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
 * What the law asks is read from its rows, by the day of receipt; the kind of notice, by the day of death.
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

  ({ commune, deceased, death, receivedAt }, _known, law) => {
    const rule = transitionRule(law, 'registration-place', receivedOn(receivedAt));
    return rule?.value.rule !== 'anywhere' &&
      commune !== deceased.lastResidence.commune &&
      commune !== death.place.commune
      ? refuse(
          'not-competent',
          `Nơi cư trú cuối cùng và nơi mất đều không thuộc xã, phường này${inBrackets(rule?.source)}.`,
        )
      : undefined;
  },

  ({ death }, _known, law) => {
    if (!death.notice) return undefined;
    const { noticeKinds, row } = noticeRuleFor(death.kind, law, death.date);
    return noticeKinds.includes(death.notice.kind)
      ? undefined
      : refuse(
          'notice-not-valid-for-kind',
          `Loại giấy báo tử không đúng với trường hợp mất${inBrackets(row.source)}.`,
        );
  },

  ({ requester, death, papers, receivedAt }, { healthNotice }, law) => {
    const brought = new Set<string>(death.notice ? [...papers, 'death-notice'] : papers);
    const on = receivedOn(receivedAt);
    const missing = papersNeeded(law, {
      procedures: LINKED,
      kindOfDeath: death.kind,
      timing: declarationTiming(law, { diedOn: death.date, receivedOn: on }).timing,
      relation: requester.relation,
      categories: [],
      channel: 'desk',
      on,
      haveData: healthNotice ? ['death-notice-data'] : [],
    }).filter(
      ({ paper, how, askedBy }) =>
        HANDED_IN.has(how) && askedBy.includes(OURS) && isPaper(paper) && !brought.has(paper),
    );
    if (!missing.length) return undefined;
    const because = [...new Set(missing.map((one) => one.because))].join('; ');
    return {
      answer: 'ask',
      papers: missing.map(({ paper }) => paper as Paper),
      ground: `Hồ sơ chưa đủ giấy tờ để đăng ký (${because}).`,
    };
  },
];

const OURS = 'death-registration';
/** In the linked procedure, what one office makes is not asked from the family by the next. */
const LINKED = [OURS, 'residence-deletion'] as const;
/** An officer looks at what is only shown; what is there as data need not be brought. */
const HANDED_IN: ReadonlySet<string> = new Set(['original', 'copy']);

const isPaper = (word: string): word is Paper => (PAPERS as readonly string[]).includes(word);

const receivedOn = (receivedAt: string): string => dayOf(new Date(receivedAt));

const inBrackets = (source?: Source): string => (source ? ` (${articleOf(source)})` : '');

function noticeRuleFor(kind: string, law: Law, on: string) {
  const rule = deathNoticeRules(law, on).find(({ kindOfDeath }) => kindOfDeath === kind);
  if (!rule) throw new Error(`the law data has no death notice rule for ${kind} on ${on}`);
  return rule;
}
