import { oneOf, record, template, text, whole, type TableShape, type ValueSchema } from '../rows/shapes';

const agencyValues: Record<string, ValueSchema> = {
  'agency-code': record({ template: template('province', 'commune') }),
  'dossier-code': record({ template: template('agency', 'yymmdd', 'serial'), serial_digits: whole }),
};

export const UNIT_TABLES: Readonly<Record<string, TableShape>> = {
  agencies: { required: Object.keys(agencyValues), value: (key) => agencyValues[key] ?? text },
  offices: {
    required: ['commune-one-stop', 'commune-committee'],
    open: true,
    value: record(
      {
        title: template('commune', 'district', 'province'),
        level: oneOf('commune', 'district', 'province', 'ministry'),
      },
      { parent: text, succeeded_by: text },
    ),
  },
  'code-formats': {
    required: [],
    open: true,
    value: record({
      kind: oneOf('dossier', 'result-type', 'result'),
      template: template('agency', 'issuer', 'yymmdd', '\\d+\\+?'),
      issuer: oneOf('communes', 'code-issuers'),
    }),
  },
  'code-issuers': {
    required: [],
    open: true,
    value: record({ code: { type: 'string', pattern: '^[A-Z]\\d{2}$' } }),
  },
  'province-changes': {
    required: [],
    open: true,
    value: record({ name: text, kind: oneOf('tỉnh', 'thành phố') }),
  },
  'unit-counts': {
    required: ['communes'],
    value: record({ total: whole, xa: whole, phuong: whole, dac_khu: whole }),
  },
};
