import { listOf, oneOf, record, text, truth, type TableShape } from '../rows/shapes';
import { KINDS_OF_DEATH } from '../words';

export const PAPER_TABLES: Readonly<Record<string, TableShape>> = {
  'death-notices': {
    required: KINDS_OF_DEATH,
    value: record({ notices: listOf(text), issuer: text, data_instead: truth }, { form: text }),
  },
  documents: { required: ['death-extract'], open: true, value: record({ title: text }, { form: text }) },
  relations: {
    required: ['spouse'],
    open: true,
    value: record({ may_declare: truth, authorisation: oneOf('none', 'uncertified', 'certified') }),
  },
};
