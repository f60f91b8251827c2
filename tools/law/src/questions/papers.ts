import {
  BENEFIT_CATEGORIES,
  DATA_KEYS,
  KINDS_OF_DEATH,
  LawQuestionError,
  PROCEDURE_KEYS,
  papersNeeded,
  type Law,
  type PapersQuestion,
} from '@lien-thong/law';
import { checkDay } from './asked-facts';
import type { Question } from './question';

/** `papers`: what the family brings, and what it need not bring and why. */
export const papersQuestion: Question = {
  schema: {
    title: 'Giấy tờ phải nộp',
    type: 'object',
    required: ['procedures', 'kindOfDeath', 'relation', 'channel', 'on'],
    additionalProperties: false,
    properties: {
      procedures: {
        title: 'Thủ tục',
        type: 'array',
        minItems: 1,
        items: { title: 'Thủ tục', type: 'string', enum: PROCEDURE_KEYS },
      },
      kindOfDeath: { title: 'Trường hợp mất', type: 'string', enum: KINDS_OF_DEATH },
      timing: { title: 'Đúng hạn hay quá hạn', type: 'string', enum: ['on-time', 'late', 'long-dead'] },
      relation: { title: 'Quan hệ với người đã mất', type: 'string', minLength: 1 },
      categories: {
        title: 'Đối tượng hưởng',
        type: 'array',
        items: { title: 'Đối tượng', type: 'string', enum: BENEFIT_CATEGORIES },
      },
      channel: { title: 'Hình thức nộp', type: 'string', enum: ['desk', 'online', 'post'] },
      on: { title: 'Ngày nộp', type: 'string', format: 'day' },
      relationOfAuthorised: { title: 'Quan hệ của người được ủy quyền', type: 'string', minLength: 1 },
      drawing: { title: 'Đang hưởng lương hưu, trợ cấp hằng tháng', type: 'boolean' },
      age: { title: 'Tuổi của người đã mất', type: 'integer', minimum: 0 },
      haveData: {
        title: 'Dữ liệu đã có',
        type: 'array',
        items: { title: 'Dữ liệu', type: 'string', enum: DATA_KEYS },
      },
    },
  },
  example: {
    procedures: ['death-registration'],
    kindOfDeath: 'health-facility',
    relation: 'spouse',
    channel: 'desk',
    on: '2026-11-23',
  },
  answer: (law, asked: PapersQuestion) => {
    checkDay(law, 'on', 'Ngày nộp', asked.on);
    keyOf(law, 'relations', 'relation', asked.relation);
    if (asked.relationOfAuthorised !== undefined)
      keyOf(law, 'authorisations', 'relationOfAuthorised', asked.relationOfAuthorised);
    const found = papersNeeded(law, { ...asked, categories: asked.categories ?? [] });
    if (!found.length)
      throw new LawQuestionError(
        'on',
        'law-not-recorded',
        'Dữ liệu luật chưa ghi giấy tờ phải nộp vào ngày này.',
      );
    return found.map(({ row: _, ...paper }) => paper);
  },
};

/** The words of these fields are the keys of a table, which data alone may extend. */
function keyOf(law: Law, table: string, field: string, word: string): void {
  const keys = [...(law.index.get(table)?.keys() ?? [])];
  if (!keys.includes(word))
    throw new LawQuestionError(field, 'unknown-word', `Quan hệ: phải là một trong: ${keys.join(', ')}.`);
}
