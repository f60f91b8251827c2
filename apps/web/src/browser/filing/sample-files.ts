import type { Declaration } from '@lien-thong/contracts';
import { get, getFile } from '../api/ask';
import { upload } from '../api/upload';

/** The sample, with its files uploaded as if the officer had chosen them. */
export async function sampleWithFiles(): Promise<Declaration> {
  const sample = await get<Declaration>('/sample-case.json');
  for (const { kind, mediaType } of sample.attachments) {
    const ending = mediaType === 'image/jpeg' ? 'jpg' : 'pdf';
    await upload(await getFile(`/sample-attachments/${kind}.${ending}`), () => undefined);
  }
  return sample;
}
