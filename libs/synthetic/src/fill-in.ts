import type { Attachment, BenefitClaim, Channel, Declaration, Payee, Procedure } from '@lien-thong/contracts';
import type { DeathStory } from './death';
import { plusDays } from './days';
import { weighted, type Draw } from './draw';
import { bankHolder, plainLetters } from './names';
import type { Person } from './population';
import { relationTo, type Applicant } from './requester';
import { sampleAttachment } from './sample-attachments';

export interface Story {
  channel: Channel;
  commune: string;
  dead: Person;
  death: DeathStory;
  withNotice: boolean;
  withAuthorisation: boolean;
  yearOfBirthOnly: boolean;
  withEmail: boolean;
  applicant: Applicant;
  head: Person;
  payee: Applicant;
  claim: BenefitClaim | undefined;
  address: string;
}

const BANKS = [
  'Ngân hàng Nông nghiệp và Phát triển Nông thôn Việt Nam',
  'Ngân hàng TMCP Ngoại thương Việt Nam',
  'Ngân hàng TMCP Công Thương Việt Nam',
  'Ngân hàng TMCP Đầu tư và Phát triển Việt Nam',
  'Ngân hàng TMCP Quân đội',
  'Ngân hàng TMCP Sài Gòn Thương Tín',
];
const CARD_ISSUERS: readonly [from: string, issuer: string][] = [
  ['2024-07-01', 'Bộ Công an'],
  ['2021-01-01', 'Cục Cảnh sát quản lý hành chính về trật tự xã hội'],
];
const PAYMENT = weighted<Payee['method']>([
  ['bank-transfer', 70],
  ['cash', 25],
  ['post', 5],
]);
const DELIVERY = weighted<Declaration['delivery']['method']>([
  ['desk', 62],
  ['online', 20],
  ['post', 18],
]);
const COPIES = weighted([
  [1, 20],
  [2, 35],
  [3, 25],
  [5, 15],
  [0, 5],
]);

/** Writes the form as the applicant would. */
export function fillIn(draw: Draw, story: Story): Declaration {
  const { applicant, dead, death, claim, address } = story;
  const { person } = applicant;
  const delivery = story.channel === 'post' ? 'post' : draw.of(DELIVERY);
  return {
    channel: story.channel,
    commune: story.commune,
    procedures: proceduresOf(claim),
    requester: {
      fullName: person.fullName,
      personalId: person.personalId,
      relation: applicant.relation,
      phone: person.phone,
      ...(story.withEmail ? { email: emailOf(person) } : {}),
      address,
    },
    deceased: {
      familyName: dead.familyName,
      middleName: dead.middleName,
      givenName: dead.givenName,
      birthDate: story.yearOfBirthOnly ? dead.birthDate.slice(0, 4) : dead.birthDate,
      sex: dead.sex,
      ethnicity: dead.ethnicity,
      nationality: 'Việt Nam',
      personalId: dead.personalId,
      identity: { kind: 'citizen-card', number: dead.personalId, ...cardOf(draw) },
      lastResidence: {
        kind: dead.registered ? 'permanent' : 'temporary',
        province: dead.commune.provinceCode,
        commune: dead.commune.code,
        detail: dead.detail,
      },
    },
    death: {
      date: death.diedOn,
      ...(death.time ? { time: death.time } : {}),
      kind: death.kind,
      place: death.place,
      cause: death.cause,
      ...(story.withNotice ? { notice: death.notice } : {}),
    },
    householdHead: headOf(story),
    ...(claim ? { benefit: claim, payee: payeeOf(draw, story, address) } : {}),
    copies: draw.of(COPIES),
    delivery: { method: delivery, ...(delivery === 'post' ? { address } : {}) },
    attachments: attachmentsOf(story),
    ...(draw.chance(0.05) ? { note: 'Gia đình xin được hẹn trả kết quả vào buổi sáng.' } : {}),
  };
}

const proceduresOf = (claim: BenefitClaim | undefined): Procedure[] => [
  'death-registration',
  'residence-deletion',
  ...(claim ? (['funeral-allowance'] as const) : []),
  ...(claim?.survivors ? (['survivors-benefit'] as const) : []),
];

/** Of the reserved kind: nobody reads what is sent to example.vn. */
const emailOf = ({ givenName, familyName, index }: Person): string =>
  `${plainLetters(givenName)}.${plainLetters(familyName)}${index}@example.vn`;

function cardOf(draw: Draw): { issuedOn: string; issuedBy: string } {
  const issuedOn = plusDays('2021-03-01', draw.below(1600));
  return { issuedOn, issuedBy: CARD_ISSUERS.find(([from]) => issuedOn >= from)![1] };
}

function headOf({ dead, head, applicant }: Story): Declaration['householdHead'] {
  return {
    isRequester: head.index === applicant.person.index,
    fullName: head.fullName,
    personalId: head.personalId,
    relation: head.index === dead.index ? 'self' : relationTo(dead, head),
  };
}

function payeeOf(draw: Draw, { payee: { person, relation }, applicant }: Story, address: string): Payee {
  const method = draw.of(PAYMENT);
  return {
    isRequester: person.index === applicant.person.index,
    fullName: person.fullName,
    personalId: person.personalId,
    relation,
    homeTown: address.split(', ').slice(1).join(', '),
    method,
    ...(method === 'bank-transfer'
      ? {
          account: {
            bank: draw.pick(BANKS),
            number: `${draw.between(1000, 9999)}${draw.between(100_000_000, 999_999_999)}`,
            holder: bankHolder(person.fullName),
          },
        }
      : {}),
  };
}

function attachmentsOf({ withNotice, withAuthorisation, dead, claim }: Story): Attachment[] {
  const kinds: [Attachment['kind'], wanted: boolean][] = [
    ['death-notice', withNotice],
    ['identity-paper', true],
    ['authorisation', withAuthorisation],
    ['insurance-book', claim !== undefined && dead.insured?.pensioner === false],
    ['benefit-declaration', claim !== undefined],
  ];
  return kinds.filter(([, wanted]) => wanted).map(([kind]) => sampleAttachment(kind).attachment);
}
