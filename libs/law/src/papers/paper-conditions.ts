import { inSentence } from '../calendar/sentences';
import type { Day } from '../rows/row';
import type { BenefitCategory, KindOfDeath, ProcedureKey } from '../words';
import type { DeclarationTiming } from '../deadlines/duties';
import type { DataKey } from './paper-words';

/** Kênh nộp: at the desk, online, by post. */
export type FilingChannel = 'desk' | 'online' | 'post';

export interface PapersQuestion {
  readonly procedures: readonly ProcedureKey[];
  readonly kindOfDeath: KindOfDeath;
  readonly timing?: DeclarationTiming;
  /** Who asks, of the dead person: a key of the relations. */
  readonly relation: string;
  readonly categories: readonly BenefitCategory[];
  readonly channel: FilingChannel;
  readonly on: Day;
  /** What the authorised person is to the one who authorises; `other` where it is not said. */
  readonly relationOfAuthorised?: string;
  /** Đang hưởng lương hưu, trợ cấp hằng tháng: whether the dead person drew one; a paper is asked for where nobody knows. */
  readonly drawing?: boolean;
  /** How old the dead person was at least; a paper of the old is asked for where nobody says. */
  readonly age?: number;
  /** The data already there: words of DATA_KEYS. */
  readonly haveData?: readonly (DataKey | (string & {}))[];
}

export interface PaperCondition {
  readonly timing?: readonly string[];
  readonly kindOfDeath?: readonly string[];
  readonly relation?: readonly string[];
  readonly channel?: readonly string[];
  readonly linked?: boolean;
  readonly drawing?: boolean;
  /** Tuổi của người đã mất. */
  readonly fromAge?: number;
}

/** The linked procedure starts with the registration; anything after it then runs by itself. */
export const isLinked = ({ procedures }: Pick<PapersQuestion, 'procedures'>): boolean =>
  procedures.length > 1 && procedures.includes('death-registration');

export const holds = (when: PaperCondition | undefined, asked: PapersQuestion): boolean =>
  when === undefined ||
  (within(when.timing, asked.timing ?? 'on-time') &&
    within(when.kindOfDeath, asked.kindOfDeath) &&
    within(when.relation, asked.relation) &&
    within(when.channel, asked.channel) &&
    (when.linked === undefined || when.linked === isLinked(asked)) &&
    (when.drawing === undefined || when.drawing === (asked.drawing ?? when.drawing)) &&
    (when.fromAge === undefined || (asked.age ?? when.fromAge) >= when.fromAge));

/** Whether all that a row's own words leave to the officer has been told: whether a pension was drawn. */
export const answered = (when: PaperCondition | undefined, asked: PapersQuestion): boolean =>
  when?.drawing !== undefined && asked.drawing !== undefined;

const within = (allowed: readonly string[] | undefined, word: string): boolean =>
  allowed === undefined || allowed.includes(word);

const TIMING_WORDS: Readonly<Record<string, string>> = {
  'on-time': 'đăng ký đúng hạn',
  late: 'đăng ký quá hạn',
  'long-dead': 'người chết đã lâu',
};
const CHANNEL_WORDS: Readonly<Record<string, string>> = {
  desk: 'nộp trực tiếp',
  online: 'nộp trực tuyến',
  post: 'nộp qua bưu chính',
};

/** 'khi đăng ký đúng hạn hoặc đăng ký quá hạn'; empty where there is no condition. `named` gives keys their names. */
export function conditionInWords(
  when: PaperCondition | undefined,
  named: { relation: (key: string) => string; kindOfDeath: (key: string) => string },
): string {
  if (!when) return '';
  const any = (words: readonly string[] | undefined, name: (key: string) => string): string[] =>
    words ? [words.map(name).join(' hoặc ')] : [];
  const parts = [
    ...any(when.timing, (word) => TIMING_WORDS[word] ?? word),
    ...any(when.kindOfDeath, (key) => named.kindOfDeath(key)),
    ...any(when.relation, (key) => `người yêu cầu là ${inSentence(named.relation(key))}`),
    ...any(when.channel, (word) => CHANNEL_WORDS[word] ?? word),
    ...(when.linked === true ? ['làm liên thông'] : when.linked === false ? ['không làm liên thông'] : []),
  ];
  return parts.length ? `khi ${parts.join(', ')}` : '';
}
