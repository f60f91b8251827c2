import type { DecidingOffice, PostingTerms, SignedDocument } from '@lien-thong/contracts';
import { accessTo, type Action } from './access-table';
import { ROLES_OF } from './office-roles';
import { Reach } from './reach';

export type Posting = Pick<PostingTerms, 'role' | 'unit' | 'office' | 'standsInFor' | 'delegation'>;

/** Who asks, and what the directory says today of what they may act as. */
export class Caller {
  constructor(
    /** The `sub` of a person's token, the `client_id` of a program's; empty for whoever is not signed in. */
    readonly subject: string,
    readonly name: string,
    readonly kind: 'person' | 'machine' | 'anyone',
    readonly postings: readonly Posting[],
    /** The address the request came from. */
    readonly address: string,
  ) {}

  static anyone(address: string): Caller {
    return new Caller('', '', 'anyone', [], address);
  }

  /** As it stands under what was decided: the name, and the account that it was decided from. */
  get signature(): string {
    return this.kind === 'anyone' ? 'không đăng nhập' : `${this.name} (${this.subject})`;
  }

  may(action: Action): boolean {
    const by = accessTo(action);
    if (by === 'anyone') return true;
    if (by === 'signed-in') return this.kind !== 'anyone';
    return this.postingsFor(action).length > 0;
  }

  /** How far an action reaches; as one office's people only, where a desk's list is its office's own. */
  reach(action: Action, office?: DecidingOffice): Reach {
    const by = accessTo(action);
    if (by === 'anyone') return Reach.everywhere;
    return Reach.of(this.postingsFor(action, office).map(({ unit }) => unit));
  }

  /** As what the asker may do this there: the first posting that lets them, of any commune where none is given. */
  capacity(action: Action, commune?: string): Posting | undefined {
    return this.postingsFor(action).find(
      ({ unit }) => commune === undefined || Reach.of([unit]).covers(commune),
    );
  }

  /** How far signing reaches: who signs by delegation signs what the delegation names. */
  reachToSign(action: Action, document: SignedDocument, office?: DecidingOffice): Reach {
    const signing = this.postingsFor(action, office).filter(
      ({ delegation }) => !delegation || delegation.signs.includes(document),
    );
    return Reach.of(signing.map(({ unit }) => unit));
  }

  private postingsFor(action: Action, office?: DecidingOffice): Posting[] {
    const by = accessTo(action);
    if (typeof by === 'string') return [];
    return this.postings.filter(({ role, unit }) => {
      if (office && !ROLES_OF[office].includes(role)) return false;
      const scope = by[role];
      return scope === 'unit' || (scope === 'system' && unit.kind === 'system');
    });
  }
}
