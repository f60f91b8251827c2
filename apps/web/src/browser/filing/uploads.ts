import type { Attachment } from '@lien-thong/contracts';
import type { AttachmentKind } from '@lien-thong/contracts/words';
import { useRef, useState } from 'react';
import { Refusal } from '../api/ask';
import { upload } from '../api/upload';

/** A file on its way, or one that was refused. */
export interface Upload {
  id: number;
  name: string;
  part: number;
  refusal?: string;
}

/** What the server takes at most; a larger file is not sent at all. */
const MOST_BYTES = 20_000_000;

/** What a name may have in the declaration. */
const LONGEST_NAME = 120;

const shortened = (name: string) => {
  const ending = /\.\w{1,5}$/.exec(name)?.[0] ?? '';
  return name.length <= LONGEST_NAME ? name : name.slice(0, LONGEST_NAME - ending.length) + ending;
};

/** Uploads files one after another and hands over each that was kept. */
export function useUploads(onKept: (kept: Omit<Attachment, 'kind'>) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const last = useRef(0);
  const change = (id: number, changed: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...changed } : one)));
  const forget = (id: number) => setUploads((all) => all.filter((one) => one.id !== id));

  async function send(file: File, id: number): Promise<void> {
    if (file.size > MOST_BYTES) return change(id, { refusal: 'Tệp quá lớn: tối đa 20 MB.' });
    try {
      const kept = await upload(file, (part) => change(id, { part }));
      onKept({ ...kept, name: shortened(file.name) });
      forget(id);
    } catch (fault) {
      change(id, { refusal: fault instanceof Refusal ? fault.message : 'Không đọc được tệp.' });
    }
  }

  async function add(files: File[]): Promise<void> {
    const begun = files.map((file) => ({ file, id: ++last.current }));
    setUploads((all) => [
      ...all.filter(({ refusal }) => !refusal),
      ...begun.map(({ file, id }) => ({ id, name: file.name, part: 0 })),
    ]);
    for (const { file, id } of begun) await send(file, id);
  }

  return { uploads, add, forget };
}

export const nextKind = (attachments: readonly Attachment[]): AttachmentKind =>
  attachments.some(({ kind }) => kind === 'death-notice') ? 'other' : 'death-notice';
