type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

/** Words that YAML 1.1 or 1.2 would read as something other than text. */
const NOT_TEXT = /^(true|false|yes|no|on|off|y|n|null|~|[-+.\d].*|0[xo].*)$/i;
const PLAIN = /^[\p{L}$/][\p{L}\p{M}\p{N} ,;()’'“”→–_./$-]*$/u;

const isPlain = (text: string) => PLAIN.test(text) && !NOT_TEXT.test(text) && !text.endsWith(' ');

/** A JSON string is a YAML double-quoted scalar, so whatever is not plainly text is written as JSON. */
const scalar = (value: string | number | boolean | null): string =>
  typeof value === 'string' && isPlain(value) ? value : JSON.stringify(value);

const isScalar = (value: Json): value is string | number | boolean | null =>
  value === null || typeof value !== 'object';

function linesOf(value: Exclude<Json, undefined>): string[] {
  if (isScalar(value)) return [scalar(value)];
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    if (!items.length) return ['[]'];
    return items.flatMap((item) => linesOf(item ?? null).map((line, i) => (i ? '  ' : '- ') + line));
  }
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  if (!entries.length) return ['{}'];
  return entries.flatMap(([key, part]) => {
    const lines = linesOf(part as Exclude<Json, undefined>);
    const inline = isScalar(part) || lines[0] === '[]' || lines[0] === '{}';
    return inline
      ? [`${scalar(key)}: ${lines[0]!}`]
      : [`${scalar(key)}:`, ...lines.map((line) => `  ${line}`)];
  });
}

/** YAML 1.2 for plain data: block style, keys in the order given. */
export const yamlText = (value: unknown): string =>
  `${linesOf(value as Exclude<Json, undefined>).join('\n')}\n`;
