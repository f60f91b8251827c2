import { Code, ListOf, OneOf, Text } from '../schema/fields';

/** The declarations that each procedure wants on paper, filled from the one form. */
export const DECLARATION_KINDS = [
  'death-declaration',
  'residence-declaration',
  'funeral-declaration',
  'survivors-declaration',
] as const;
export type DeclarationKind = (typeof DECLARATION_KINDS)[number];

export class DeclarationLine {
  @Code('Mã tờ khai', { note: 'It stands in the address of its page.' }) id!: string;
  @OneOf('Loại tờ khai', DECLARATION_KINDS) kind!: DeclarationKind;
  @Text('Tên', { max: 200 }) title!: string;
  @Text('Mẫu số', { max: 40, optional: true }) form?: string;
}

/** Of the procedures that the family chose, as they were called on the day of filing. */
export class DeclarationPapers {
  @ListOf('Tờ khai', () => DeclarationLine, { max: 20 }) items!: DeclarationLine[];
}
