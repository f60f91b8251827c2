import type { Channel } from '@lien-thong/contracts';

/** How often something happens in declarations, as shares of 1. */
export interface Mixture {
  /** Filed where the person neither lived nor died: refused. */
  wrongCommune: number;
  /** With a notice of another kind of death: refused. */
  noticeOfOtherKind: number;
  /** Without a notice: papers are asked for, unless a facility has told the death. */
  withoutNotice: number;
  /** By an authorised person without the authorisation: papers are asked for. */
  withoutAuthorisation: number;
  /** By an authorised person with the authorisation: fine. */
  authorised: number;
  /** Declared after the days the law gives: registered, and noted as late. */
  late: number;
  /** Only the year of birth is declared. */
  yearOfBirth: number;
  /** With an e-mail address. */
  email: number;
  /** Of the entitled, those who claim. */
  claims: number;
  /** Of those entitled to nothing, those who claim all the same: not granted. */
  claimsInVain: number;
  /** Of the insured who leave a close relative at home, those whose family asks for that, too: all four procedures. */
  survivors: number;
  /** People without permanent residence are among the dead, too: there is nothing to delete. */
  unregistered: boolean;
}

export const MIXTURES = {
  /** As at a desk: 3 of 4 claim, about 3 in 100 are refused, 4 asked for papers, 8 late. */
  realistic: {
    wrongCommune: 0.015,
    noticeOfOtherKind: 0.015,
    withoutNotice: 0.026,
    withoutAuthorisation: 0.02,
    authorised: 0.03,
    late: 0.08,
    yearOfBirth: 0.02,
    email: 1 / 8,
    claims: 0.9,
    claimsInVain: 0.12,
    survivors: 0.5,
    unregistered: true,
  },
  /** Every office approves at once. */
  plain: {
    wrongCommune: 0,
    noticeOfOtherKind: 0,
    withoutNotice: 0,
    withoutAuthorisation: 0,
    authorised: 0,
    late: 0,
    yearOfBirth: 0,
    email: 1 / 8,
    claims: 0.9,
    claimsInVain: 0,
    survivors: 0.5,
    unregistered: false,
  },
} as const satisfies Record<string, Mixture>;

/** Shares of the channels other than the desk. */
export type ChannelShares = Partial<Record<Exclude<Channel, 'desk'>, number>>;
