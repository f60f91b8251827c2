import { yamlText } from './yaml-text';

it('writes maps and lists in blocks, in the order given', () => {
  const value = { b: [1, { c: 'x', d: [true, []] }], a: {}, e: null, gone: undefined, list: [] };
  expect(yamlText(value)).toBe(
    [
      'b:',
      '  - 1',
      '  - c: x',
      '    d:',
      '      - true',
      '      - []',
      'a: {}',
      'e: null',
      'list: []',
      '',
    ].join('\n'),
  );
});

it.each([
  ['Bộ phận một cửa', 'Bộ phận một cửa'],
  ['one-stop.events.v1', 'one-stop.events.v1'],
  ['No', '"No"'],
  ['true', '"true"'],
  ['null', '"null"'],
  ['~', '"~"'],
  ['1.0', '"1.0"'],
  ['2026-11-20', '"2026-11-20"'],
  ['094048001276', '"094048001276"'],
  ['', '""'],
  [' x', '" x"'],
  ['x ', '"x "'],
  ['a: b', '"a: b"'],
  ['a #b', '"a #b"'],
  ['- a', '"- a"'],
  ['#/x', '"#/x"'],
  ['a\nb', '"a\\nb"'],
  ['say "x"', '"say \\"x\\""'],
])('writes the text %j so that it stays a text', (text, written) => {
  expect(yamlText({ key: text })).toBe(`key: ${written}\n`);
});
