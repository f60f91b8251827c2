import { formats, type Contact } from '@lien-thong/contracts';
import type { Received } from '@lien-thong/messaging';
import { addresseesOf, masked } from './addressees';
import { noticesOf } from './notice-of';

const event = (contact: Contact): Received<{ contact: Contact; commune: string }> => ({
  id: '01932f5f-6740-7b2c-a4d1-6c0f38e56740',
  source: '/one-stop',
  type: 'one-stop.case-submitted.v1',
  caseId: '01932f5e-8a41-7c3e-9b60-5f2d7a1c4e88',
  time: '2026-11-20T09:12:40.118+07:00',
  data: { contact, commune: '31120' },
});
const facts = { requester: 'Lan', desk: 'Trung tâm', procedures: 'đăng ký khai tử' };
const told = (contact: Contact) =>
  noticesOf(event(contact), 'case-submitted', facts).map(({ reference, address }) => [reference, address]);

describe('the notices of an event', () => {
  it.each([
    ['e-mail and phone', { fullName: 'Lan', phone: '0912345678', email: 'lan@example.vn' }, ['email', 'sms']],
    ['e-mail alone', { fullName: 'Lan', email: 'lan@example.vn' }, ['email']],
    ['a phone alone', { fullName: 'Lan', phone: '0912345678' }, ['sms']],
    ['neither: a letter waits at the desk', { fullName: 'Lan' }, ['post']],
  ] as [string, Contact, string[]][])('go by %s', (_, contact, channels) => {
    expect(addresseesOf(contact).map(({ channel }) => channel)).toEqual(channels);
  });

  it('always get the same references, which the contract takes for codes', () => {
    const contact = { fullName: 'Lan', phone: '0912345678', email: 'lan@example.vn' };
    expect(told(contact)).toEqual([
      ['01932f5f-6740-7b2c-a4d1-6c0f38e56740.email', 'lan@example.vn'],
      ['01932f5f-6740-7b2c-a4d1-6c0f38e56740.sms', '0912345678'],
    ]);
    expect(told(contact)).toEqual(told(contact));
    expect(told(contact).every(([reference]) => formats.code(reference!))).toBe(true);
  });
});

it.each([
  ['email', 'ngoclan.tran@example.vn', 'n***@example.vn'],
  ['sms', '0912345678', '*******678'],
  ['post', 'Trần Thị Ngọc Lan', '***'],
] as const)('an address of %s is shown masked', (channel, address, shown) => {
  expect(masked(channel, address)).toBe(shown);
});
