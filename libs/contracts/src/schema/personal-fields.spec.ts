import { Declaration, messageKinds, personalFields, Supplement, type Shape } from '..';

/** Read through these lists when they change: what is missing in them is kept in the clear. */
const DECLARED = [
  '/requester/personalId identity',
  '/requester/phone contact',
  '/requester/email contact',
  '/requester/address contact',
  '/deceased/personalId identity',
  '/deceased/identity/number identity',
  '/deceased/lastResidence/detail contact',
  '/death/place/detail contact',
  '/death/cause health',
  '/householdHead/personalId identity',
  '/benefit/insuranceNumber identity',
  '/benefit/beneficiaryNumber identity',
  '/benefit/survivors/*/personalId identity',
  '/benefit/survivors/*/disabled health',
  '/payee/personalId identity',
  '/payee/account/bank bank',
  '/payee/account/number bank',
  '/payee/account/holder bank',
  '/delivery/address contact',
];

const OF_DEATH = [
  '/requester/personalId identity',
  '/requester/phone contact',
  '/requester/email contact',
  '/requester/address contact',
  '/deceased/personalId identity',
  '/deceased/identity/number identity',
  '/deceased/lastResidence/detail contact',
  '/death/place/detail contact',
  '/death/cause health',
];

const TOLD: Record<string, readonly string[]> = {
  'civil-registration.note-health-notice.v1': ['/personalId identity'],
  'civil-registration.death-registered.v1': ['/extract/deceased/personalId identity'],
  'civil-registration.register-death.v1': OF_DEATH,
  'civil-registration.pre-check-registration.v1': OF_DEATH,
  'residence.pre-check-residence.v1': ['/deceased/personalId identity', '/lastResidence/detail contact'],
  'social-insurance.pre-check-benefits.v1': [
    '/deceased/personalId identity',
    '/claim/insuranceNumber identity',
    '/claim/beneficiaryNumber identity',
    '/claim/survivors/*/personalId identity',
    '/claim/survivors/*/disabled health',
    '/payee/personalId identity',
    '/payee/account/bank bank',
    '/payee/account/number bank',
    '/payee/account/holder bank',
  ],
  'civil-registration.correct-death-registration.v1': ['/corrected/personalId identity'],
  'civil-registration.death-registration-corrected.v1': [
    '/extract/deceased/personalId identity',
    '/corrected/personalId identity',
  ],
  'residence.note-correction.v1': ['/extract/deceased/personalId identity', '/lastResidence/detail contact'],
  'social-insurance.note-correction.v1': [
    '/extract/deceased/personalId identity',
    '/claim/insuranceNumber identity',
    '/claim/beneficiaryNumber identity',
    '/claim/survivors/*/personalId identity',
    '/claim/survivors/*/disabled health',
    '/payee/personalId identity',
    '/payee/account/bank bank',
    '/payee/account/number bank',
    '/payee/account/holder bank',
  ],
  'one-stop.correction-completed.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.benefit-paid.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.benefit-payment-failed.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.case-completed.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.case-not-accepted.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.case-received.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.apology-issued.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.case-refused.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.case-rescheduled.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.annulment-completed.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.case-stopped.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.case-annulled.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.case-submitted.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.case-topped-up.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.case-withdrawn.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.withdrawal-requested.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.withdrawal-completed.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.supplement-lapsed.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.draft-extract-ready.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.result-shipped.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.result-delivered.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.result-lost.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.supplement-answered.v1': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.supplement-requested.v2': ['/contact/phone contact', '/contact/email contact'],
  'one-stop.supplement-requested.v1': ['/contact/phone contact', '/contact/email contact'],
  'residence.deregister-residence.v1': [
    '/extract/deceased/personalId identity',
    '/lastResidence/detail contact',
    '/householdHead/personalId identity',
  ],
  'one-stop.one-time-code-made.v1': [
    '/contact/phone contact',
    '/contact/email contact',
    '/oneTimeCode access',
  ],
  'social-insurance.grant-funeral-allowance.v1': [
    '/extract/deceased/personalId identity',
    '/claim/insuranceNumber identity',
    '/claim/beneficiaryNumber identity',
    '/claim/survivors/*/personalId identity',
    '/claim/survivors/*/disabled health',
    '/payee/personalId identity',
    '/payee/account/bank bank',
    '/payee/account/number bank',
    '/payee/account/holder bank',
  ],
  'social-insurance.stop-payments-of-deceased.v1': ['/extract/deceased/personalId identity'],
  'social-insurance.resume-payments.v1': ['/extract/deceased/personalId identity'],
  'social-insurance.settle-survivors-benefit.v1': [
    '/extract/deceased/personalId identity',
    '/claim/insuranceNumber identity',
    '/claim/beneficiaryNumber identity',
    '/claim/survivors/*/personalId identity',
    '/claim/survivors/*/disabled health',
    '/payee/personalId identity',
    '/payee/account/bank bank',
    '/payee/account/number bank',
    '/payee/account/holder bank',
  ],
};

const listed = (shape: Shape): string[] => personalFields(shape).map((f) => `${f.pointer} ${f.kind}`);

it('knows what the declaration tells of people, each with its kind', () => {
  expect(listed(Declaration)).toEqual(DECLARED);
});

it('knows what every message tells of people, and that all others tell nothing', () => {
  for (const { type, shape } of messageKinds())
    expect([type, listed(shape)]).toEqual([type, TOLD[type] ?? []]);
});

it('knows an account wherever it stands', () => {
  expect(listed(Supplement)).toEqual(['/account/bank bank', '/account/number bank', '/account/holder bank']);
});
