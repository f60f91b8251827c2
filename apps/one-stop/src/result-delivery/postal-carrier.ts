import type { ParcelState } from '@lien-thong/contracts';

export const POSTAL_CARRIER = Symbol('postal carrier');

export interface Parcel {
  /** The carrier knows the order by it: the same reference again is the same order, never a second. */
  reference: string;
  to: string;
  address: string;
}

export interface ParcelStep {
  state: ParcelState;
  /** ISO instant. */
  at: string;
}

/** The postal service that brings results home. */
export interface PostalCarrier {
  /**
   * Orders a parcel.
   * @returns its tracking code
   * @throws where the carrier gave no clear answer: it may have the order or not, so it is asked again by the same reference
   */
  order(parcel: Parcel): Promise<string>;
  /** Where the parcel has been, oldest first. @throws where the carrier gave no clear answer */
  journey(trackingCode: string): Promise<readonly ParcelStep[]>;
}
