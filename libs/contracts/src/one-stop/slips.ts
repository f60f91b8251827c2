import { Code, Instant, ListOf, OneOf, Text } from '../schema/fields';

/** The papers of a dossier that the one-stop desk issues. */
export const SLIP_KINDS = [
  'receipt',
  'supplement',
  'apology',
  'refusal',
  'stop-notice',
  'control-slip',
] as const;
export type SlipKind = (typeof SLIP_KINDS)[number];

export class SlipLine {
  @Code('Mã phiếu', { note: 'It stands in the address of its page.' }) id!: string;
  @OneOf('Loại phiếu', SLIP_KINDS) kind!: SlipKind;
  @Text('Tên', { max: 200 }) title!: string;
  @Text('Mẫu số', { max: 40, optional: true }) form?: string;
  @Text('Số', { max: 80 }) number!: string;
  @Instant('Lập lúc') issuedAt!: string;
}

export class SlipList {
  @ListOf('Phiếu', () => SlipLine, { max: 200 }) items!: SlipLine[];
}
