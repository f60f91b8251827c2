import type { ErrorObject } from 'ajv';
import type { JsonSchema } from './json-schema';

interface Text {
  code: string;
  message: string;
}

type Say = (title: string, params: Record<string, unknown>) => Text;

/** What a fault is called and how it is told, by JSON Schema keyword. */
const BY_KEYWORD: Record<string, Say> = {
  required: (title) => ({ code: 'required', message: `Chưa nhập: ${title}.` }),
  additionalProperties: () => ({ code: 'unknown-field', message: 'Biểu mẫu không có mục này.' }),
  type: (title, { type }) => ({
    code: 'wrong-type',
    message: `${title}: sai kiểu dữ liệu, cần ${typeName(type)}.`,
  }),
  enum: (title) => ({ code: 'not-in-list', message: `${title}: giá trị không có trong danh mục.` }),
  minimum: (title, { limit }) => ({ code: 'too-small', message: `${title}: nhỏ nhất là ${String(limit)}.` }),
  maximum: (title, { limit }) => ({ code: 'too-large', message: `${title}: lớn nhất là ${String(limit)}.` }),
  maxLength: (title, { limit }) => ({
    code: 'too-long',
    message: `${title}: dài nhất ${String(limit)} ký tự.`,
  }),
  minItems: (title, { limit }) => ({
    code: 'too-few',
    message: `${title}: cần ít nhất ${String(limit)} mục.`,
  }),
  maxItems: (title, { limit }) => ({
    code: 'too-many',
    message: `${title}: nhiều nhất ${String(limit)} mục.`,
  }),
  uniqueItems: (title) => ({ code: 'repeated', message: `${title}: có mục bị lặp lại.` }),
};

/** What a malformed string should look like, by format. */
const BY_FORMAT: Record<string, string> = {
  day: 'không phải là ngày có thật (viết năm-tháng-ngày, ví dụ 2026-11-05)',
  'partial-day': 'không phải là ngày có thật (viết năm-tháng-ngày, năm-tháng hoặc năm)',
  instant: 'không phải là thời điểm hợp lệ',
  text: 'để trống hoặc có ký tự không đọc được',
  time: 'không phải là giờ hợp lệ (viết giờ:phút, ví dụ 03:45)',
  'personal-id': 'phải gồm đúng 12 chữ số',
  phone: 'không phải là số điện thoại Việt Nam',
  email: 'không phải là địa chỉ thư điện tử',
  'commune-code': 'không phải là mã xã, phường (5 chữ số)',
  'province-code': 'không phải là mã tỉnh, thành phố (2 chữ số)',
  sha256: 'không phải là mã kiểm tra SHA-256',
  uuid: 'không phải là mã định danh hợp lệ',
  code: 'có ký tự không được dùng trong mã số',
  'account-number': 'phải gồm 6 đến 20 chữ số',
};

const TYPE_NAMES: Record<string, string> = {
  string: 'chuỗi ký tự',
  integer: 'số nguyên',
  number: 'số',
  boolean: 'có hoặc không',
  array: 'danh sách',
  object: 'nhóm thông tin',
};

const typeName = (type: unknown) => TYPE_NAMES[String(type)] ?? 'kiểu khác';

function titleOf({ keyword, params, parentSchema }: ErrorObject): string {
  const schema = (parentSchema ?? {}) as JsonSchema;
  const missing = keyword === 'required' ? schema.properties?.[String(params['missingProperty'])] : schema;
  return missing?.title ?? 'Mục này';
}

export function faultText(error: ErrorObject): Text {
  const title = titleOf(error);
  if (error.keyword === 'format') {
    const format = String(error.params['format']);
    return { code: `invalid-${format}`, message: `${title} ${BY_FORMAT[format] ?? 'không hợp lệ'}.` };
  }
  return (BY_KEYWORD[error.keyword] ?? (() => ({ code: 'invalid', message: `${title}: không hợp lệ.` })))(
    title,
    error.params,
  );
}
