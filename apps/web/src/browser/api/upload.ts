import type { StoredAttachment } from '@lien-thong/contracts';
import { guarded, noConnection, refusalFrom } from './ask';

/**
 * Sends a file; `fetch` does not tell how much of a body has gone.
 * @param onProgress the part that has been sent, 0 to 1
 * @throws Refusal
 */
export async function upload(file: Blob, onProgress: (part: number) => void): Promise<StoredAttachment> {
  const guard = await guarded('POST');
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/one-stop/attachments');
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    for (const [name, value] of Object.entries(guard)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = () => reject(noConnection());
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status === 201) resolve(answer as unknown as StoredAttachment);
      else void refusalFrom(request.status, answer).then(reject);
    };
    request.send(file);
  });
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
