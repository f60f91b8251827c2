import { loadLaw } from '@lien-thong/law';
import { extractTitle } from './draw-extract';

it.each([
  ['2027-02-28', 'Trích lục khai tử'],
  ['2027-03-01', 'Giấy chứng tử'],
])('the page of a death registered on %s calls itself %s', (registeredOn, title) => {
  expect(extractTitle({ registeredOn }, loadLaw())).toBe(title);
});
