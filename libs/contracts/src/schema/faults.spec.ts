import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Declaration, DeathRegistered, formFaults, isValid, messageFaults } from '..';

const frozen = (place: string): unknown =>
  JSON.parse(readFileSync(join(__dirname, '../../frozen', `${place}.sample.json`), 'utf8'));

const declaration = () => frozen('forms/declaration') as Record<string, unknown>;
const registered = () =>
  (frozen('civil-registration/death-registered.v1') as { data: Record<string, unknown> }).data;

type Steps = readonly (string | number)[];

/** A declaration in which one place holds something else; `undefined` takes it out. */
function changed([...steps]: Steps, value: unknown): unknown {
  const root = declaration();
  const last = steps.pop()!;
  const parent = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], root);
  if (value === undefined) Reflect.deleteProperty(parent as object, last);
  else (parent as Record<string, unknown>)[last] = value;
  return root;
}

const attachment = () => (declaration()['attachments'] as unknown[])[0];

it('finds nothing wrong with a right declaration', () => {
  expect(formFaults(Declaration, declaration())).toEqual([]);
});

it.each<[string, Steps, unknown, string, string]>([
  ['required', ['requester', 'phone'], undefined, 'required', 'Chưa nhập: Số điện thoại.'],
  ['required, a whole part', ['death'], undefined, 'required', 'Chưa nhập: Sự kiện mất.'],
  ['additionalProperties', ['death', 'weather'], 'mưa', 'unknown-field', 'Biểu mẫu không có mục này.'],
  ['type string', ['death', 'cause'], 7, 'wrong-type', 'Nguyên nhân: sai kiểu dữ liệu, cần chuỗi ký tự.'],
  ['type null', ['note'], null, 'wrong-type', 'Ghi chú: sai kiểu dữ liệu, cần chuỗi ký tự.'],
  ['type integer', ['copies'], '3', 'wrong-type', 'Số bản sao trích lục: sai kiểu dữ liệu, cần số nguyên.'],
  [
    'type integer, a half',
    ['copies'],
    1.5,
    'wrong-type',
    'Số bản sao trích lục: sai kiểu dữ liệu, cần số nguyên.',
  ],
  [
    'type boolean',
    ['payee', 'isRequester'],
    'true',
    'wrong-type',
    'Người nhận là người yêu cầu: sai kiểu dữ liệu, cần có hoặc không.',
  ],
  ['type array', ['attachments'], {}, 'wrong-type', 'Giấy tờ đính kèm: sai kiểu dữ liệu, cần danh sách.'],
  ['type object', ['deceased'], [], 'wrong-type', 'Người đã mất: sai kiểu dữ liệu, cần nhóm thông tin.'],
  ['enum', ['channel'], 'fax', 'not-in-list', 'Hình thức nộp: giá trị không có trong danh mục.'],
  ['minimum', ['copies'], -1, 'too-small', 'Số bản sao trích lục: nhỏ nhất là 0.'],
  ['maximum', ['copies'], 21, 'too-large', 'Số bản sao trích lục: lớn nhất là 20.'],
  ['maxLength', ['death', 'cause'], 'ố'.repeat(301), 'too-long', 'Nguyên nhân: dài nhất 300 ký tự.'],
  ['minItems', ['procedures'], ['death-registration'], 'too-few', 'Thủ tục liên thông: cần ít nhất 2 mục.'],
  [
    'maxItems',
    ['attachments'],
    Array(21).fill(attachment()),
    'too-many',
    'Giấy tờ đính kèm: nhiều nhất 20 mục.',
  ],
  [
    'uniqueItems',
    ['procedures'],
    ['death-registration', 'death-registration'],
    'repeated',
    'Thủ tục liên thông: có mục bị lặp lại.',
  ],
  [
    'format day',
    ['death', 'date'],
    '2026-02-30',
    'invalid-day',
    'Ngày mất không phải là ngày có thật (viết năm-tháng-ngày, ví dụ 2026-11-05).',
  ],
  [
    'format partial-day',
    ['deceased', 'birthDate'],
    '1948-13',
    'invalid-partial-day',
    'Ngày sinh người đã mất không phải là ngày có thật (viết năm-tháng-ngày, năm-tháng hoặc năm).',
  ],
  [
    'format time',
    ['death', 'time'],
    '24:00',
    'invalid-time',
    'Giờ mất không phải là giờ hợp lệ (viết giờ:phút, ví dụ 03:45).',
  ],
  [
    'format text',
    ['death', 'cause'],
    '  ',
    'invalid-text',
    'Nguyên nhân để trống hoặc có ký tự không đọc được.',
  ],
  [
    'format personal-id',
    ['requester', 'personalId'],
    '123',
    'invalid-personal-id',
    'Số định danh cá nhân của người yêu cầu phải gồm đúng 12 chữ số.',
  ],
  [
    'format phone',
    ['requester', 'phone'],
    '123',
    'invalid-phone',
    'Số điện thoại không phải là số điện thoại Việt Nam.',
  ],
  [
    'format email',
    ['requester', 'email'],
    'lan',
    'invalid-email',
    'Thư điện tử không phải là địa chỉ thư điện tử.',
  ],
  [
    'format commune-code',
    ['commune'],
    '3151',
    'invalid-commune-code',
    'Xã, phường tiếp nhận không phải là mã xã, phường (5 chữ số).',
  ],
  [
    'format province-code',
    ['death', 'place', 'province'],
    '9',
    'invalid-province-code',
    'Tỉnh, thành phố không phải là mã tỉnh, thành phố (2 chữ số).',
  ],
  [
    'format sha256',
    ['attachments', 0, 'sha256'],
    'abc',
    'invalid-sha256',
    'Mã kiểm tra SHA-256 của tệp không phải là mã kiểm tra SHA-256.',
  ],
  [
    'format code',
    ['benefit', 'insuranceNumber'],
    'số 9',
    'invalid-code',
    'Số sổ bảo hiểm xã hội có ký tự không được dùng trong mã số.',
  ],
  [
    'format account-number',
    ['payee', 'account', 'number'],
    '12',
    'invalid-account-number',
    'Số tài khoản phải gồm 6 đến 20 chữ số.',
  ],
])(
  'tells %s at its field, with a code for programs and a sentence for people',
  (_, steps, value, code, message) => {
    expect(formFaults(Declaration, changed(steps, value))).toEqual([
      { pointer: `/${steps.join('/')}`, code, message },
    ]);
  },
);

it('tells every wrong field, each once', () => {
  const faults = formFaults(Declaration, { ...declaration(), copies: -1, channel: 4, death: {} });
  expect(faults.map(({ pointer }) => pointer).sort()).toEqual([
    '/channel',
    '/copies',
    '/death/cause',
    '/death/date',
    '/death/kind',
    '/death/place',
  ]);
});

it('tells at most 100 faults and cuts the name of an unknown field at 80 characters', () => {
  const flood = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`${'x'.repeat(200)}${i}`, i]));
  const faults = formFaults(Declaration, {
    ...flood,
    ...Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`y${i}`, i])),
  });
  expect(faults.length).toBe(100);
  expect(Math.max(...faults.map(({ pointer }) => pointer.length))).toBeLessThanOrEqual(81);
});

it('writes a slash and a tilde in a field name as RFC 6901 says', () => {
  const [fault] = formFaults(Declaration, { ...declaration(), 'a/b~c': 1 });
  expect(fault).toMatchObject({ pointer: '/a~1b~0c', code: 'unknown-field' });
});

it.each(['toString', 'constructor', '__proto__'])('refuses the unknown field %s as any other', (name) => {
  const sent: unknown = JSON.parse(JSON.stringify(declaration()).replace('{', `{"${name}":{},`));
  expect(formFaults(Declaration, sent)).toMatchObject([{ pointer: `/${name}`, code: 'unknown-field' }]);
});

it.each([null, undefined, [], 'declaration', 7, true])('refuses %j in the place of a declaration', (data) => {
  expect(formFaults(Declaration, data)).toEqual([
    { pointer: '', code: 'wrong-type', message: 'Mục này: sai kiểu dữ liệu, cần nhóm thông tin.' },
  ]);
});

it('lets a message have a field that is not known yet, at any depth', () => {
  const message = registered();
  const later = { ...message, seal: 'x', extract: { ...(message['extract'] as object), seal: { at: 1 } } };
  expect(isValid(DeathRegistered, later)).toBe(true);
  expect(messageFaults(DeathRegistered, later)).toEqual([]);
});

it('says what is wrong with a message', () => {
  expect(messageFaults(DeathRegistered, { ...registered(), attempt: 0 })).toEqual([
    { pointer: '/attempt', code: 'too-small', message: 'Lần gửi: nhỏ nhất là 1.' },
  ]);
});
