import { formats, type Contact, type NoticeChannel } from '@lien-thong/contracts';
import type { Received } from '@lien-thong/messaging';
import { addresseesOf, masked, oneOf, type CameBack } from './addressees';
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
const never: CameBack = () => false;
const told = (contact: Contact) =>
  noticesOf(event(contact), 'case-submitted', facts, never).map(({ reference, address }) => [
    reference,
    address,
  ]);

const email = 'lan@example.vn';
const both: Contact = { fullName: 'Lan', phone: '0912345678', email };

describe('the notices of an event', () => {
  it.each([
    ['e-mail and phone', { fullName: 'Lan', phone: '0912345678', email: 'lan@example.vn' }, ['email', 'sms']],
    ['e-mail alone', { fullName: 'Lan', email: 'lan@example.vn' }, ['email']],
    ['a phone alone', { fullName: 'Lan', phone: '0912345678' }, ['sms']],
    ['neither: a letter waits at the desk', { fullName: 'Lan' }, ['post']],
  ] as [string, Contact, string[]][])('go by %s', (_, contact, channels) => {
    expect(addresseesOf(contact, never).map(({ channel }) => channel)).toEqual(channels);
  });

  it.each([
    ['a phone that is good, and the bad mailbox on record', 'email', both, ['email!', 'sms']],
    [
      'a letter at the desk where nothing else is left',
      'email',
      { fullName: 'Lan', email },
      ['email!', 'post'],
    ],
  ] as [string, NoticeChannel, Contact, string[]][])('go by %s', (_, bad, contact, channels) => {
    const told = addresseesOf(contact, (channel) => channel === bad);
    expect(told.map(({ channel, isBad }) => channel + (isBad ? '!' : ''))).toEqual(channels);
  });

  it('always get the same references, which the contract takes for codes', () => {
    expect(told(both)).toEqual([
      ['01932f5f-6740-7b2c-a4d1-6c0f38e56740.email', 'lan@example.vn'],
      ['01932f5f-6740-7b2c-a4d1-6c0f38e56740.sms', '0912345678'],
    ]);
    expect(told(both)).toEqual(told(both));
    expect(told(both).every(([reference]) => formats.code(reference!))).toBe(true);
  });
});

it.each([
  ['email', 'ngoclan.tran@example.vn', 'n***@example.vn'],
  ['sms', '0912345678', '*******678'],
  ['post', 'Trần Thị Ngọc Lan', '***'],
] as const)('an address of %s is shown masked', (channel, address, shown) => {
  expect(masked(channel, address)).toBe(shown);
});

it('a code goes to the phone, and to the mailbox where nothing arrives at the phone', () => {
  expect(oneOf(both, never)).toMatchObject({ phone: '0912345678', email: undefined });
  expect(oneOf(both, (channel) => channel === 'sms')).toMatchObject({ phone: undefined, email });
});
