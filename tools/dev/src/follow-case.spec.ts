import { timelineLine } from './follow-case';

test('a line of the timeline has the time in Viet Nam to the millisecond, the office and what it did', () => {
  const line = timelineLine({ at: '2026-11-24T19:40:58.425Z', office: 'residence', text: 'Đã xóa.' });
  expect(line).toMatch(/^02:40:58\.425 {2}Công an xã \(cư trú\) +Đã xóa\.$/);
});
