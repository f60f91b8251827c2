import { rowOn, type Law } from '../rows/law';
import { findRow, type Day, type LawRow } from '../rows/row';
import { KINDS_OF_DEATH, type KindOfDeath } from '../words';

/** Giấy báo tử hoặc giấy tờ thay thế (Decree 123/2015 art. 4.2): what proves a death of this kind. */
export interface DeathNoticeRule {
  readonly kindOfDeath: KindOfDeath;
  readonly noticeKinds: readonly string[];
  readonly issuer: string;
  /** The paper need not be brought where its signed data is there. */
  readonly dataInstead: boolean;
  readonly form?: string;
  readonly row: LawRow;
}

interface NoticeTerms {
  readonly notices: readonly string[];
  readonly issuer: string;
  readonly dataInstead: boolean;
  readonly form?: string;
}

export function deathNoticeRule(law: Law, kindOfDeath: KindOfDeath, on: Day): DeathNoticeRule {
  const row = rowOn<NoticeTerms>(law, 'death-notices', kindOfDeath, on);
  const { notices, ...terms } = row.value;
  return { kindOfDeath, noticeKinds: notices, ...terms, row };
}

export const deathNoticeRules = (law: Law, on: Day): DeathNoticeRule[] =>
  KINDS_OF_DEATH.map((kind) => deathNoticeRule(law, kind, on));

/** Who may declare a death (Law on Civil Status 2014 art. 33) and with what authorisation. */
export interface DeclarantRule {
  readonly mayDeclare: boolean;
  readonly authorisation: 'none' | 'uncertified' | 'certified';
  readonly row?: LawRow;
}

export function declarantRule(law: Law, relation: string, on: Day): DeclarantRule {
  const row = findRow<Omit<DeclarantRule, 'row'>>(law.index, 'relations', relation, on);
  return row ? { ...row.value, row } : { mayDeclare: false, authorisation: 'none' };
}
