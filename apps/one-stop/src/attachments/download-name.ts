import type { MediaType } from '@lien-thong/contracts';

const ENDINGS: Record<MediaType, RegExp> = {
  'application/pdf': /\.pdf$/i,
  'image/jpeg': /\.jpe?g$/i,
  'image/png': /\.png$/i,
};
const ENDING: Record<MediaType, string> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
};

/** In letters; with an ending it stays below the 255 bytes that file systems allow, also where a letter takes three. */
const LONGEST = 80;

/**
 * A name that is harmless to save under: nothing that separates paths, is not visible or turns the writing direction,
 * and the ending that fits the content.
 */
export function safeName(name: string, mediaType: MediaType): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const stem = [...plain.replace(ENDINGS[mediaType], '')].slice(0, LONGEST).join('');
  return `${stem || 'giấy-tờ'}${ENDING[mediaType]}`;
}

/** RFC 6266 and 8187; always a download, never shown in the page. */
export function contentDisposition(name: string, mediaType: MediaType): string {
  const encoded = encodeURIComponent(safeName(name, mediaType)).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}
