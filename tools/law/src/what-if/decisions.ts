import Ajv from 'ajv';
import { BENEFIT_CATEGORIES, CASE_FACTS_SCHEMA, type Decided, type OpenDeadline } from '@lien-thong/law';
import { isDay, isInstant } from '../days';
import { readJson, unusable } from '../explain/case-file';
import { problemsOf, type FieldSchema } from '../questions/problems';

const text = (title: string): FieldSchema => ({ title, type: 'string', minLength: 1 });
const day = (title: string): FieldSchema => ({ title, type: 'string', format: 'day' });

const DECIDED: FieldSchema = {
  title: 'Quyết định',
  type: 'object',
  required: ['id', 'benefit', 'facts', 'amount', 'decidedOn'],
  additionalProperties: false,
  properties: {
    id: text('Số quyết định'),
    benefit: {
      title: 'Khoản đã quyết định',
      type: 'string',
      enum: ['funeral-allowance', 'survivors-benefit', 'on-top'],
    },
    facts: CASE_FACTS_SCHEMA,
    category: { title: 'Chế độ đã trả', type: 'string', enum: BENEFIT_CATEGORIES },
    kind: text('Loại đã trả'),
    amount: { title: 'Số tiền đã quyết định', type: 'integer', minimum: 0 },
    lawVersion: text('Phiên bản luật'),
    decidedOn: day('Ngày quyết định'),
  },
};

const OPEN: FieldSchema = {
  title: 'Hồ sơ đang mở',
  type: 'object',
  required: ['id', 'question', 'promisedOn'],
  additionalProperties: false,
  properties: {
    id: text('Mã hồ sơ'),
    question: {
      title: 'Câu hỏi về hạn',
      type: 'object',
      required: ['procedure', 'receivedAt'],
      properties: {
        procedure: text('Thủ tục'),
        receivedAt: { title: 'Thời điểm tiếp nhận', type: 'string', format: 'instant' },
      },
    },
    promisedOn: day('Ngày hẹn trả'),
  },
};

const SCHEMA: FieldSchema = {
  title: 'Quyết định và hồ sơ',
  type: 'object',
  additionalProperties: false,
  properties: {
    decided: { title: 'Các quyết định', type: 'array', items: DECIDED },
    open: { title: 'Các hồ sơ đang mở', type: 'array', items: OPEN },
  },
};

export interface Decisions {
  readonly decided: readonly Decided[];
  readonly open: readonly OpenDeadline[];
}

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addFormat('day', isDay);
ajv.addFormat('date', isDay);
ajv.addFormat('instant', isInstant);
const valid = ajv.compile<Partial<Decisions>>(SCHEMA);

/** Decisions already made and dossiers still open: `{"decided": […], "open": […]}`, or a list of decisions alone. */
export function readDecisions(file?: string): Decisions {
  if (file === undefined) return { decided: [], open: [] };
  const read = readJson(file);
  const value: unknown = Array.isArray(read) ? { decided: read } : read;
  if (!valid(value)) throw unusable(file, problemsOf(valid.errors ?? [], SCHEMA));
  return { decided: value.decided ?? [], open: value.open ?? [] };
}
