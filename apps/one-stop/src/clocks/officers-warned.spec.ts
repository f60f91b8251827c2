import type { BenefitCategory, Step } from '@lien-thong/contracts';
import { loadLaw } from '@lien-thong/law';
import { officesOf } from './officers-warned';

const law = loadLaw();

it.each<[Step | undefined, BenefitCategory[] | undefined, string[]]>([
  [undefined, undefined, []],
  ['register-death', undefined, ['civil-registration']],
  ['deregister-residence', ['compulsory-insurance'], ['residence']],
  ['grant-funeral-allowance', ['compulsory-insurance'], ['social-insurance']],
  ['grant-funeral-allowance', ['compulsory-insurance', 'veteran'], ['social-insurance', 'home-affairs']],
  ['settle-survivors-benefit', undefined, ['social-insurance']],
])('of %s, claimed as %j, the people of %j are warned', (step, claimed, offices) => {
  expect(officesOf(law, step, claimed, '2026-12-01')).toEqual(offices);
});
