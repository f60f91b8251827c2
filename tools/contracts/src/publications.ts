import {
  Declaration,
  NonAcceptance,
  Supplement,
  jsonSchemaOf,
  messageKinds,
  type JsonSchema,
  type MessageKind,
  type Shape,
} from '@lien-thong/contracts';
import type { Reading } from './compatibility-rules';

/** Something that others rely on once it is out: a version of a message, or a form. */
export interface Publication {
  /** Path below the frozen folder without ending, e.g. `one-stop/case-received.v1`. */
  readonly place: string;
  readonly reading: Reading;
  readonly shape: Shape;
  readonly schema: JsonSchema;
  readonly kind?: MessageKind;
}

/** What people and outside programs send in; closed, so that a misspelt field is told and not lost. */
export const FORMS: Record<string, Shape> = {
  declaration: Declaration,
  'non-acceptance': NonAcceptance,
  supplement: Supplement,
};

const messagePublication = (kind: MessageKind): Publication => ({
  place: kind.type.replace('.', '/'),
  reading: 'message',
  shape: kind.shape,
  schema: jsonSchemaOf(kind.shape),
  kind,
});

const formPublication = ([name, shape]: [string, Shape]): Publication => ({
  place: `forms/${name}`,
  reading: 'form',
  shape,
  schema: jsonSchemaOf(shape, { closed: true }),
});

export const publications = (): Publication[] => [
  ...messageKinds().map(messagePublication),
  ...Object.entries(FORMS).map(formPublication),
];
