import type { SlipKind } from '@lien-thong/contracts';

/** What stands on a slip between its title and its signature, from top to bottom. */
export type Block =
  | { fields: readonly (readonly [label: string, value: string | undefined])[] }
  | { section: string }
  | { paragraph: string }
  | { list: readonly string[] }
  | { table: { head: readonly string[]; shares: readonly number[]; rows: readonly (readonly string[])[] } };

/** Phiếu: a paper of the dossier, made anew from what was kept whenever somebody asks for it. */
export interface Slip {
  /** In addresses, e.g. `supplement-2`. */
  id: string;
  kind: SlipKind;
  title: string;
  /** e.g. `Mẫu 01`. */
  form?: string;
  /** The dossier's code, with what tells it from others of its kind. */
  number: string;
  issuedAt: string;
  blocks: readonly Block[];
  signature: { post: string; name?: string };
}
