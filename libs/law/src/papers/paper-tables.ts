import { listOf, oneOf, record, text, truth, whole, type TableShape } from '../rows/shapes';
import { KINDS_OF_DEATH } from '../words';
import { COPY_FEE_EXEMPTIONS } from './copy-fee';
import { AUTHORISED_RELATIONS, DATA_KEYS, INSTEAD_BASES, PAPER_HOWS } from './paper-words';

const when = record(
  {},
  {
    timing: listOf(oneOf('on-time', 'late', 'long-dead')),
    kind_of_death: listOf(oneOf(...KINDS_OF_DEATH)),
    relation: listOf(text),
    channel: listOf(oneOf('desk', 'online', 'post')),
    linked: truth,
    drawing: truth,
    from_age: whole,
  },
);

export const PAPER_TABLES: Readonly<Record<string, TableShape>> = {
  'death-notices': {
    required: KINDS_OF_DEATH,
    value: record({ notices: listOf(text), issuer: text, data_instead: truth }, { form: text }),
  },
  documents: {
    required: ['death-extract'],
    open: true,
    value: record({ title: text }, { form: text, other_forms: listOf(text) }),
  },
  'copy-fees': {
    required: ['death-extract'],
    value: record({ per_copy: whole }, { free_for: listOf(oneOf(...COPY_FEE_EXEMPTIONS)) }),
  },
  relations: {
    required: ['spouse'],
    open: true,
    value: record({ may_declare: truth, authorisation: oneOf('none', 'uncertified', 'certified') }),
  },
  authorisations: {
    required: AUTHORISED_RELATIONS,
    value: record({ authorisation: oneOf('uncertified', 'certified') }),
  },
  'required-papers': {
    required: ['death-notice'],
    open: true,
    value: record({ how: oneOf(...PAPER_HOWS) }, { document: text, when, condition: text }),
  },
  'data-instead': {
    required: [],
    open: true,
    value: record(
      { paper: text, basis: oneOf(...INSTEAD_BASES), reason: text },
      { data: oneOf(...DATA_KEYS) },
    ),
  },
};
