/** What a validator makes of a page, in a word and in its own words. */
export interface Verdict {
  accepted: boolean;
  said: string;
}
