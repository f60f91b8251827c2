import { PROCEDURES, type Procedure } from '../forms/words';
import { Code, Flag, ListOf, ListOneOf, OneOf, Text } from '../schema/fields';

/** `data`: it need not be brought, because an office has it already or makes it itself. */
export const PAPER_WAYS = ['original', 'copy', 'shown', 'data'] as const;
export type PaperWay = (typeof PAPER_WAYS)[number];

/** A paper of the dossier, by the law of today. */
export class CheckedPaper {
  @Code('Giấy tờ') paper!: string;
  @Text('Tên giấy tờ', { max: 300 }) name!: string;
  @Text('Mẫu số', { max: 100, optional: true }) form?: string;
  @Text('Nơi cấp', { max: 300, optional: true }) issuer?: string;
  @OneOf('Cách nộp', PAPER_WAYS) how!: PaperWay;
  @Text('Điều kiện', { max: 600, optional: true }) condition?: string;
  @ListOneOf('Thủ tục', PROCEDURES, { min: 1, max: 4 }) askedBy!: Procedure[];
  @Text('Căn cứ', { max: 600 }) because!: string;
  @Text('Vì sao không phải nộp', { max: 600, optional: true }) instead?: string;
  @Flag('Đã có trong tờ khai', { note: 'Attached, or filled in as data.' }) brought!: boolean;
}

/** What a declaration comes with and what it lacks, before it is filed. Nothing is kept. */
export class PapersChecked {
  @ListOf('Giấy tờ', () => CheckedPaper, { max: 60 }) papers!: CheckedPaper[];
}
