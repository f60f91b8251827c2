import { PERSONAL, type JsonSchema } from '@lien-thong/contracts';
import { html, type Markup } from './markup';

const partName = (schema: JsonSchema) => schema.$ref?.replace('#/$defs/', '');

const partLink = (name: string) => html`<a href="#part-${name}">${name}</a>`;

const number = (value: unknown) => Number(value).toLocaleString('en').replaceAll(',', ' ');

function bounds(schema: JsonSchema): string {
  const { minimum, maximum, maxLength, minItems, maxItems } = schema as Record<string, number | undefined>;
  if (minimum !== undefined && maximum !== undefined) return `${number(minimum)} to ${number(maximum)}`;
  if (maxItems !== undefined) return `${minItems ? `${minItems} to ` : 'at most '}${number(maxItems)}`;
  if (maxLength !== undefined && schema.format === 'text') return `at most ${number(maxLength)} characters`;
  return '';
}

function typeOf(schema: JsonSchema): Markup {
  const part = partName(schema);
  if (part) return partLink(part);
  if (schema.items) {
    const unique = schema['uniqueItems'] ? ', no repeats' : '';
    return html`list of ${typeOf(schema.items)} <span class="bound">${bounds(schema)}${unique}</span>`;
  }
  if (schema.enum)
    return html`${schema.enum.map((word) => html`<code class="word">${String(word)}</code> `)}`;
  const format = schema.format && schema.format !== 'text';
  return html`${format ? html`<a href="#formats">${schema.format}</a>` : schema.type}
    <span class="bound">${bounds(schema)}</span>`;
}

/** One row per field; nested parts are links to their own table. */
export function fieldTable(schema: JsonSchema): Markup {
  const required = new Set(schema.required);
  const rows = Object.entries(schema.properties ?? {}).map(
    ([name, field]) =>
      html`<tr>
        <td><code>${name}</code>${!required.has(name) && html` <span class="optional">optional</span>`}</td>
        <td lang="vi">${field.title}</td>
        <td>
          ${typeOf(field)}${field.description && html`<div class="note">${field.description}</div>`}${
            field[PERSONAL] !== undefined &&
            html`<div class="note">Personal: ${field[PERSONAL]}; kept encrypted.</div>`
          }
        </td>
      </tr>`,
  );
  return html`<table class="fields">
    <thead>
      <tr>
        <th>Field</th>
        <th>Title</th>
        <th>Type and bounds</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** Every part that the given schemas refer to, once, by name. */
export const partsOf = (schemas: readonly JsonSchema[]): [string, JsonSchema][] =>
  [...new Map(schemas.flatMap(({ $defs }) => Object.entries($defs ?? {})))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
