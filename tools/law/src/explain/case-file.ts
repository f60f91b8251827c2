import { existsSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import {
  BENEFIT_CATEGORIES,
  CASE_FACTS_SCHEMA,
  DATA_KEYS,
  KINDS_OF_DEATH,
  PROCEDURE_KEYS,
  type KindOfDeath,
  type ProcedureKey,
} from '@lien-thong/law';
import { isDay, isInstant } from '../days';
import { UnusableFile } from '../outcome';
import { problemsOf, type FieldSchema } from '../questions/problems';

/** What an explanation reads of a linked declaration, in the form that the system's API takes. */
export interface DeclaredCase {
  readonly channel: 'desk' | 'online' | 'post';
  readonly commune: string;
  readonly procedures: readonly ProcedureKey[];
  readonly requester: { readonly fullName: string; readonly relation: string };
  readonly deceased: {
    readonly familyName: string;
    readonly middleName?: string;
    readonly givenName: string;
    readonly birthDate: string;
    readonly sex: 'male' | 'female';
    readonly lastResidence: { readonly province: string; readonly commune: string };
  };
  readonly death: { readonly date: string; readonly kind: KindOfDeath; readonly notice?: object };
  readonly benefit?: {
    readonly categories: readonly string[];
    readonly survivors?: readonly DeclaredSurvivor[];
  };
  readonly payee?: { readonly method: string };
}

export interface DeclaredSurvivor {
  readonly fullName: string;
  readonly birthDate: string;
  readonly relation: string;
  readonly disabled?: boolean;
  readonly withoutCarer?: boolean;
}

/** What the registers and the officer know beside the declaration. */
export interface KnownFacts {
  /** When the office took the declaration in. */
  readonly receivedAt?: string;
  /** Facts of the dead person, as `resolve` takes them. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** What is known of each relative, in the order of the declaration. */
  readonly survivors?: readonly Readonly<Record<string, unknown>>[];
  /** Papers whose data is already in a database. */
  readonly haveData?: readonly string[];
}

/** No control characters: they would reach the reader's terminal. */
const text = (title: string): FieldSchema => ({
  title,
  type: 'string',
  minLength: 1,
  maxLength: 200,
  pattern: '^\\P{Cc}*$',
});
const oneOf = (title: string, words: readonly string[]): FieldSchema => ({
  title,
  type: 'string',
  enum: words,
});
const part = (
  title: string,
  properties: Record<string, FieldSchema>,
  optional: readonly string[] = [],
): FieldSchema => ({
  title,
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

const survivor = part(
  'Thân nhân',
  {
    fullName: text('Họ và tên thân nhân'),
    birthDate: { title: 'Ngày sinh thân nhân', type: 'string', format: 'day' },
    relation: text('Quan hệ của thân nhân'),
    disabled: { title: 'Suy giảm khả năng lao động', type: 'boolean' },
    withoutCarer: { title: 'Không có người nuôi dưỡng', type: 'boolean' },
  },
  ['disabled', 'withoutCarer'],
);

const CASE_SCHEMA: FieldSchema = part(
  'Tờ khai',
  {
    channel: oneOf('Hình thức nộp', ['desk', 'online', 'post']),
    commune: { title: 'Xã, phường tiếp nhận', type: 'string', pattern: '^\\d{5}$' },
    procedures: {
      title: 'Thủ tục liên thông',
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: oneOf('Thủ tục', PROCEDURE_KEYS),
    },
    requester: part('Người yêu cầu', {
      fullName: text('Họ và tên người yêu cầu'),
      relation: text('Quan hệ với người đã mất'),
    }),
    deceased: part(
      'Người đã mất',
      {
        familyName: text('Họ người đã mất'),
        middleName: text('Chữ đệm người đã mất'),
        givenName: text('Tên người đã mất'),
        birthDate: {
          title: 'Ngày sinh người đã mất',
          type: 'string',
          pattern: '^\\d{4}(-\\d{2}){0,2}$',
        },
        sex: oneOf('Giới tính', ['male', 'female']),
        lastResidence: part('Nơi cư trú cuối cùng', {
          province: { title: 'Tỉnh, thành phố', type: 'string', pattern: '^\\d{2}$' },
          commune: { title: 'Xã, phường, đặc khu', type: 'string', pattern: '^\\d{5}$' },
        }),
      },
      ['middleName'],
    ),
    death: part(
      'Sự kiện mất',
      {
        date: { title: 'Ngày mất', type: 'string', format: 'day' },
        kind: oneOf('Trường hợp mất', KINDS_OF_DEATH),
        notice: { title: 'Giấy báo tử', type: 'object' },
      },
      ['notice'],
    ),
    benefit: part(
      'Chế độ đề nghị hưởng',
      {
        categories: {
          title: 'Đối tượng hưởng',
          type: 'array',
          items: oneOf('Đối tượng', BENEFIT_CATEGORIES),
        },
        survivors: { title: 'Thân nhân', type: 'array', items: survivor },
      },
      ['survivors'],
    ),
    payee: part('Người nhận tiền', { method: text('Cách nhận tiền') }),
  },
  ['benefit', 'payee'],
);

const {
  diedOn: _died,
  receivedOn: _received,
  survivors: SURVIVORS,
  ...PERSON_FACTS
} = CASE_FACTS_SCHEMA.properties;

const FACTS_SCHEMA: FieldSchema = {
  title: 'Dữ liệu đã biết',
  type: 'object',
  additionalProperties: false,
  properties: {
    receivedAt: { title: 'Thời điểm tiếp nhận', type: 'string', format: 'instant' },
    facts: {
      title: 'Dữ liệu về người đã mất',
      type: 'object',
      additionalProperties: false,
      properties: PERSON_FACTS,
    },
    survivors: {
      title: 'Dữ liệu về thân nhân',
      type: 'array',
      items: { type: 'object', additionalProperties: false, properties: SURVIVORS.items.properties },
    },
    haveData: {
      title: 'Giấy tờ đã có dữ liệu',
      type: 'array',
      items: oneOf('Giấy tờ', DATA_KEYS),
    },
  },
};

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addFormat('day', isDay);
ajv.addFormat('date', isDay);
ajv.addFormat('instant', isInstant);
const validCase = ajv.compile<DeclaredCase>(CASE_SCHEMA);
const validFacts = ajv.compile<KnownFacts>(FACTS_SCHEMA);

/** Reads a linked declaration; throws an UnusableFile that names every wrong field. */
export function readCase(file: string): DeclaredCase {
  const value = readJson(file);
  if (validCase(value)) return value;
  throw unusable(file, problemsOf(validCase.errors ?? [], CASE_SCHEMA));
}

/** Reads what is known beside the declaration, from the file named or from `<case>.facts.json` where there is one. */
export function readFacts(caseFile: string, named?: string): KnownFacts {
  const file = named ?? caseFile.replace(/\.json$/, '.facts.json');
  if (named === undefined && (file === caseFile || !existsSync(file))) return {};
  const value = readJson(file);
  if (validFacts(value)) return value;
  throw unusable(file, problemsOf(validFacts.errors ?? [], FACTS_SCHEMA));
}

export function readJson(file: string): unknown {
  if (!existsSync(file)) throw new UnusableFile(`không có tệp ${file}`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    throw new UnusableFile(`${file} không phải là JSON hợp lệ`);
  }
}

export const unusable = (
  file: string,
  problems: readonly { field: string; message: string }[],
): UnusableFile =>
  new UnusableFile([`${file}:`, ...problems.map(({ field, message }) => `  ${field} ${message}`)].join('\n'));
