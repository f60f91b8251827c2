import { loadLaw, LawQuestionError } from '@lien-thong/law';
import type { Outcome } from '../outcome';
import { amountQuestion, resolveQuestion } from './benefits';
import { deadlineQuestion } from './deadline';
import { papersQuestion } from './papers';
import { ask, type Question } from './question';

const law = loadLaw();

const problems = ({ stdout, exit }: Outcome): [string, string][] => {
  const { problems: found } = JSON.parse(stdout!) as {
    problems: { field: string; code: string; message: string }[];
  };
  expect(exit).toBe(1);
  for (const { message } of found) expect(message).toMatch(/\S.*\.$/);
  return found.map(({ field, code }) => [field, code]);
};

const asked = (question: Question, change: object) =>
  ask(question, law, JSON.stringify({ ...question.example, ...change }));

describe.each([
  ['deadline', deadlineQuestion],
  ['papers', papersQuestion],
  ['amount', amountQuestion],
  ['resolve', resolveQuestion],
])('the question %s', (_, question) => {
  it('answers its own example', () => {
    expect(asked(question, {})).toMatchObject({ exit: 0 });
  });

  it.each([
    ['nothing', '', 'no-input'],
    ['a half of JSON', '{"procedure":', 'not-json'],
    ['a list', '[]', 'wrong-type'],
    ['null', 'null', 'wrong-type'],
    ['a number', '7', 'wrong-type'],
  ])('refuses %s as a whole', (_name, text, code) => {
    expect(problems(ask(question, law, text))).toEqual([['', code]]);
  });

  it('names each field that is missing', () => {
    const { required } = question.schema as { required?: readonly string[] };
    expect(problems(ask(question, law, '{}'))).toEqual(required!.map((name) => [`/${name}`, 'missing']));
  });

  it('names a field that it does not know, by JSON Pointer', () => {
    expect(problems(asked(question, { 'a/b': 1 }))).toEqual([['/a~1b', 'unknown-field']]);
  });
});

it.each([
  [{ receivedAt: '2026-11-23' }, [['/receivedAt', 'not-an-instant']]],
  [{ receivedAt: '2026-02-30T09:00:00+07:00' }, [['/receivedAt', 'not-an-instant']]],
  [{ receivedAt: '1999-01-04T09:00:00+07:00' }, [['/receivedAt', 'outside-calendar']]],
  [{ receivedAt: 20261123 }, [['/receivedAt', 'wrong-type']]],
  [{ procedure: '9.999999' }, [['/procedure', 'unknown-procedure']]],
  [{ procedure: '' }, [['/procedure', 'empty']]],
  [{ channel: 'fax' }, [['/channel', 'unknown-word']]],
  [{ province: '00' }, [['/province', 'unknown-province']]],
  [{ commune: '00000' }, [['/commune', 'unknown-commune']]],
  [{ pauses: [{ from: '2026-11-31', why: 'bổ sung' }] }, [['/pauses/0/from', 'not-a-day']]],
  [
    { procedure: '9.999999', receivedAt: 'x', province: '00', colour: 'red' },
    [
      ['/colour', 'unknown-field'],
      ['/receivedAt', 'not-an-instant'],
      ['/province', 'unknown-province'],
      ['/procedure', 'unknown-procedure'],
    ],
  ],
])('a deadline asked with %j has one problem for each wrong field', (change, expected) => {
  expect(problems(asked(deadlineQuestion, change))).toEqual(expected);
});

it.each([
  [{ relation: 'friend' }, [['/relation', 'unknown-word']]],
  [{ on: '2026-13-01' }, [['/on', 'not-a-day']]],
  [{ on: '1990-01-01' }, [['/on', 'law-not-recorded']]],
  [{ on: '2029-01-01' }, [['/on', 'outside-calendar']]],
  [{ relationOfAuthorised: 'friend' }, [['/relationOfAuthorised', 'unknown-word']]],
  [{ kindOfDeath: 'unknown' }, [['/kindOfDeath', 'unknown-word']]],
  [{ procedures: [] }, [['/procedures', 'too-few']]],
  [{ procedures: ['death-registration', 'marriage'] }, [['/procedures/1', 'unknown-word']]],
])('papers asked with %j has one problem for each wrong field', (change, expected) => {
  expect(problems(asked(papersQuestion, change))).toEqual(expected);
});

it('stops asking when the law refuses what is no field of the question', () => {
  const question: Question = {
    ...deadlineQuestion,
    answer: () => {
      throw new LawQuestionError('elsewhere', 'odd', 'Không rõ.');
    },
  };
  expect(problems(asked(question, {}))).toEqual([['/elsewhere', 'odd']]);
});

it('tells what social insurance pays for a death on 15/07/2026, how and by which article', () => {
  expect(JSON.parse(asked(amountQuestion, {}).stdout!)).toMatchObject({
    amount: 25_300_000,
    formula: '10 × mức tham chiếu (lương cơ sở) 2.530.000 đồng = 25.300.000 đồng',
    source: { instrument: 'Luật Bảo hiểm xã hội 41/2024/QH15', article: 'Điều 85' },
  });
});

it.each([
  [{ regime: 'xyz' }, [['/regime', 'unknown-regime']]],
  [{ diedOn: '15/07/2026' }, [['/diedOn', 'not-a-day']]],
  [{ diedOn: '1990-01-01' }, [['/diedOn', 'not-in-force']]],
  [{ diedOn: '2029-01-01' }, [['/diedOn', 'outside-calendar']]],
  [{ province: '00' }, [['/province', 'unknown-province']]],
  [{ regime: 'x'.repeat(101) }, [['/regime', 'too-long']]],
  [
    { regime: 'xyz', diedOn: 1 },
    [
      ['/diedOn', 'wrong-type'],
      ['/regime', 'unknown-regime'],
    ],
  ],
])('an amount asked with %j has one problem for each wrong field', (change, expected) => {
  expect(problems(asked(amountQuestion, change))).toEqual(expected);
});

it.each([
  [{ pensioner: 'yes' }, [['/pensioner', 'wrong-type']]],
  [{ monthsPaid: -1 }, [['/monthsPaid', 'out-of-range']]],
  [{ province: '092' }, [['/province', 'wrong-shape']]],
  [{ province: '00' }, [['/province', 'unknown-province']]],
  [{ commune: '00000' }, [['/commune', 'unknown-commune']]],
  [{ receivedOn: '2026-07-14' }, [['/receivedOn', 'before-death']]],
  [{ diedOn: '9999-12-31' }, [['/diedOn', 'outside-calendar']]],
  [{ survivors: [{ relation: 'child' }] }, [['/survivors/0/birthDate', 'missing']]],
])('a case asked with %j has one problem for each wrong field', (change, expected) => {
  expect(problems(asked(resolveQuestion, change))).toEqual(expected);
});
