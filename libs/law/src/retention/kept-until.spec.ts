import { loadLaw } from '../rows/law-files';
import { keptUntil } from './kept-until';

const law = loadLaw();

it('a case is kept for as many years after its end as the row says', () => {
  const { until, row } = keptUntil(law, 'linked-case', '2026-11-25', '2026-12-01');
  expect(until).toBe(`${2026 + (row.value as { years: number }).years}-11-25`);
});

it('a case that ended on 29 February is kept until 1 March of a year without one', () => {
  expect(keptUntil(law, 'linked-case', '2024-02-29', '2026-12-01').until).toBe('2034-03-01');
});

it('a notice that no case has used is kept for a while, and not longer', () => {
  expect(keptUntil(law, 'unused-health-notice', '2025-11-25', '2026-11-25').until).toBe('2026-11-25');
});

it('the death register is kept for ever', () => {
  expect(keptUntil(law, 'death-register', '2026-11-25', '2126-12-01').until).toBeUndefined();
});
