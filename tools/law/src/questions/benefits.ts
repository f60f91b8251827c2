import { amountOf, CASE_FACTS_SCHEMA, resolve, type AmountQuestion, type CaseFacts } from '@lien-thong/law';
import { checkAsked } from './asked-facts';
import type { Question } from './question';

/** `amount`: what a regime pays for a funeral, by the day of death. */
export const amountQuestion: Question = {
  schema: {
    title: 'Mức trợ cấp mai táng',
    type: 'object',
    required: ['regime', 'diedOn'],
    additionalProperties: false,
    properties: {
      regime: { title: 'Chế độ', type: 'string', minLength: 1, maxLength: 100 },
      diedOn: { title: 'Ngày mất', type: 'string', format: 'day' },
      province: { title: 'Tỉnh, thành phố', type: 'string', pattern: '^\\d{2}$' },
    },
  },
  example: { regime: 'bhxh', diedOn: '2026-07-15' },
  answer: (law, asked: AmountQuestion) => {
    checkAsked(law, asked);
    const { row, amountRow, ...found } = amountOf(law, asked);
    const places = [row, amountRow].map(({ table, key, line }) => ({ table, key, line }));
    return { regime: row.value.abbreviation, ...found, rows: places };
  },
};

/** `resolve`: all that a death brings, by the facts of the case. */
export const resolveQuestion: Question = {
  schema: CASE_FACTS_SCHEMA,
  example: { diedOn: '2026-07-15' },
  answer: (law, facts: CaseFacts) => {
    checkAsked(law, facts);
    return resolve(law, facts);
  },
};
