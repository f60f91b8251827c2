import { oneOf, record, text, whole, type TableShape, type ValueSchema } from '../rows/shapes';

const agencyValues: Record<string, ValueSchema> = {
  'agency-code': record({ template: text }),
  'dossier-code': record({ template: text, serial_digits: whole }),
};

export const UNIT_TABLES: Readonly<Record<string, TableShape>> = {
  agencies: { required: Object.keys(agencyValues), value: (key) => agencyValues[key] ?? text },
  offices: {
    required: ['commune-one-stop', 'commune-committee'],
    open: true,
    value: record(
      { title: text, level: oneOf('commune', 'district', 'province', 'ministry') },
      { parent: text, succeeded_by: text },
    ),
  },
  'code-formats': {
    required: [],
    open: true,
    value: record({
      kind: oneOf('dossier', 'result-type', 'result'),
      template: text,
      issuer: oneOf('communes', 'code-issuers'),
    }),
  },
  'code-issuers': { required: [], open: true, value: record({ code: text }) },
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
