import type { Law } from '../rows/law';
import { findRow, type Day, type LawRow } from '../rows/row';
import { documentTitle } from '../papers/documents';
import { inSentence } from '../calendar/sentences';
import type { OfficeTerms } from '../units/agencies';
import type { BenefitCategory, ProcedureKey } from '../words';
import { limitAspects } from './limit-aspects';
import { paperAspects } from './paper-aspects';
import { codeRow, procedureOf, scopeOn, type Subject } from './subject';

/** One thing the catalogue says of a procedure, on any day, with the row it comes from. */
export interface Said {
  readonly text: string;
  readonly row: LawRow;
}

export interface Aspect {
  /** In Vietnamese, the subject of a sentence: 'lệ phí'. */
  readonly what: string;
  readonly on: (day: Day) => Said | undefined;
}

export type Receiving = { receives: string; decides: string };

/** Everything of an entry that a decree may change. */
export function aspectsOf(law: Law, subject: Subject): Aspect[] {
  const row = <V>(table: string, day: Day) =>
    findRow<V>(law.index, table, subject.key, day, scopeOn(law, subject, day));
  const said = <V>(
    what: string,
    table: string,
    text: (value: V, day: Day) => string | undefined,
  ): Aspect => ({
    what,
    on: (day) => {
      const found = row<V>(table, day);
      const words = found && text(found.value, day);
      return found && words !== undefined ? { text: words, row: found } : undefined;
    },
  });
  const words = ({ words: text }: { words: string }) => inSentence(text.replace(/\.$/, ''));
  const kindName = (kind: string, day: Day) => findRow(law.index, 'offices', kind, day)?.name;
  return [
    {
      what: 'mã thủ tục',
      on: (day) => {
        const found = codeRow(law, subject, day);
        return found && { text: found.value.code, row: found };
      },
    },
    said<{ words: string }>('người yêu cầu', 'askers', words),
    said<{ words: string }>('lệ phí', 'fees', words),
    said<{ words: string }>('cách nộp', 'filing-channels', words),
    said<Receiving>('nơi tiếp nhận', 'competent-offices', ({ receives }, day) => kindName(receives, day)),
    said<Receiving>('nơi quyết định', 'competent-offices', ({ decides }, day) => kindName(decides, day)),
    officeName(law, 'tên nơi tiếp nhận', (day) => row<Receiving>('competent-offices', day)?.value.receives),
    said<{ instruments: readonly string[] }>('căn cứ pháp lý', 'legal-bases', ({ instruments }) =>
      instruments.join('; '),
    ),
    said<{ codes?: readonly string[] }>('mã kết quả', 'results', ({ codes }) => codes?.join(', ')),
    documentAspect(
      law,
      subject,
      'giấy được trả',
      (day) => row<{ document: string }>('results', day)?.value.document,
    ),
    ...SLIPS.map(([what, slip]) => documentAspect(law, subject, what, () => slip)),
    ...limitAspects(law, subject),
    ...paperAspects(law, subject),
  ];
}

const SLIPS = [
  ['phiếu tiếp nhận', 'receipt'],
  ['phiếu yêu cầu bổ sung', 'supplement'],
  ['phiếu từ chối', 'refusal'],
  ['phiếu xin lỗi', 'apology'],
  ['thông báo dừng', 'stop-notice'],
] as const;

function officeName(law: Law, what: string, kindOn: (day: Day) => string | undefined): Aspect {
  return {
    what,
    on: (day) => {
      const kind = kindOn(day);
      const row = kind === undefined ? undefined : findRow<OfficeTerms>(law.index, 'offices', kind, day);
      return row && { text: genericTitle(row.value), row };
    },
  };
}

const genericTitle = ({ title }: OfficeTerms): string =>
  title
    .replace('{commune}', 'cấp xã')
    .replace('{district}', 'cấp huyện')
    .replace('{province}', 'tỉnh, thành phố');

/** A title and its form: 'Tờ khai của thân nhân (09-HSB)'. */
export function documentAspect(
  law: Law,
  subject: Pick<Subject, 'key' | 'category'>,
  what: string,
  documentOn: (day: Day) => string | undefined,
): Aspect {
  return {
    what,
    on: (day) => {
      const document = documentOn(day);
      if (document === undefined || !law.index.get('documents')?.has(document)) return undefined;
      const scope = {
        procedure: procedureOf(subject.key),
        ...(subject.category && { category: subject.category }),
      };
      if (!findRow(law.index, 'documents', document, day, scope)) return undefined;
      const { title, form, row } = documentTitle(law, document, {
        on: day,
        ...(scope as { procedure: ProcedureKey; category?: BenefitCategory }),
      });
      return { text: form === undefined ? title : `${title} (${form})`, row };
    },
  };
}
