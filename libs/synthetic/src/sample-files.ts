import { hostileDeclarations } from './hostile';
import { sampleAttachments } from './sample-attachments';
import { sampleCase } from './sample-case';

export interface SampleFile {
  /** Path in the folder samples/. */
  file: string;
  content: string | Buffer;
}

/** Made when it is sent. */
const TOO_LARGE_TO_KEEP = 1024 * 1024;

/** The samples that are kept as files: what is not UTF-8 is no .json. */
export const sampleFiles = (): SampleFile[] => [
  { file: 'sample-case.json', content: `${JSON.stringify(sampleCase(), null, 2)}\n` },
  ...sampleAttachments().map(({ file, content }) => ({ file: `attachments/${file}`, content })),
  ...hostileDeclarations(sampleCase())
    .filter(({ body }) => body.length < TOO_LARGE_TO_KEEP)
    .map(({ name, body }) => ({
      file: `bad/${name}.${typeof body === 'string' ? 'json' : 'bin'}`,
      content: body,
    })),
];
