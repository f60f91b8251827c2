import { record, text, whole, type TableShape, type ValueSchema } from '../rows/shapes';

const agencyValues: Record<string, ValueSchema> = {
  'agency-code': record({ template: text }),
  'dossier-code': record({ template: text, serial_digits: whole }),
};

export const UNIT_TABLES: Readonly<Record<string, TableShape>> = {
  agencies: { required: Object.keys(agencyValues), value: (key) => agencyValues[key] ?? text },
};
