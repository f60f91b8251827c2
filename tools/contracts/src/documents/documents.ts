import type { FrozenFolder, FrozenMessage } from '../frozen';
import type { Publication } from '../publications';
import { asyncApiOf, type MessageDocument } from './asyncapi';
import { pageOf, type FormDocument } from './page';
import { yamlText } from './yaml-text';

const samplesOf = ({ place }: Publication, frozen: FrozenFolder) =>
  frozen.samplesOf(place).map((file) => frozen.sample(file));

/** The generated documents by file name; the same input gives the same bytes. */
export function documentsOf(published: readonly Publication[], frozen: FrozenFolder): Record<string, string> {
  const messages = published.flatMap((one): MessageDocument[] =>
    one.kind ? [{ ...one, kind: one.kind, samples: samplesOf(one, frozen) as FrozenMessage[] }] : [],
  );
  const forms = published.flatMap((one): FormDocument[] =>
    one.kind ? [] : [{ ...one, samples: samplesOf(one, frozen) }],
  );
  return { 'asyncapi.yaml': yamlText(asyncApiOf(messages)), 'index.html': pageOf(messages, forms) };
}
