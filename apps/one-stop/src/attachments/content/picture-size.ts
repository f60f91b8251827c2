import { unfit } from './unfit';

/** More than any scanner of a desk makes of a page of A4; what is larger fills a viewer's memory. */
const MOST_A_SIDE = 12_000;
const MOST_PIXELS = 50_000_000;

/** Parts of a picture file (segments, chunks): real ones have some thousand at most. */
export const MOST_PARTS = 20_000;

/** @throws Problem 422 `attachment-picture-too-large`, `attachment-broken` for a picture of nothing */
export function checkPictureSize(width: number, height: number): void {
  if (width === 0 || height === 0) throw unfit('attachment-broken');
  if (width > MOST_A_SIDE || height > MOST_A_SIDE || width * height > MOST_PIXELS)
    throw unfit('attachment-picture-too-large');
}
