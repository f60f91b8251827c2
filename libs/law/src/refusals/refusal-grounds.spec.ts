import { loadLaw } from '../rows/law-files';
import { refusalArticle } from './refusal-grounds';

const law = loadLaw();

it('a refusal of a registration stands on an article of the law of that day', () => {
  expect(refusalArticle(law, 'not-competent', '2026-11-25')).toBe('Điều 32, Luật Hộ tịch 60/2014/QH13');
  expect(refusalArticle(law, 'identity-differs', '2020-01-01')).toBeUndefined();
});

it('a refusal of a benefit stands on the article of its regime, which the officer names', () => {
  expect(refusalArticle(law, 'not-eligible', '2026-11-25')).toBeUndefined();
});
