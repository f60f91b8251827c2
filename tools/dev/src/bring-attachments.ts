import { sampleAttachments } from '@lien-thong/synthetic';
import type { Account } from './identity';
import { DevFault } from './dev-fault';

/**
 * Uploads the files that synthetic declarations name, as the account that will file them.
 * @param oneStop where one-stop is, or the web app in front of it
 * @throws DevFault `sample-failed`
 */
export async function bringAttachments(oneStop: string, account: Account): Promise<void> {
  for (const { content, attachment } of sampleAttachments()) {
    const reply = await fetch(`${oneStop}/api/one-stop/attachments`, {
      method: 'POST',
      headers: { ...(await account.headers()), 'content-type': attachment.mediaType },
      body: new Uint8Array(content),
    });
    if (!reply.ok)
      throw new DevFault(
        'sample-failed',
        `A sample file was not taken: ${reply.status} ${await reply.text()}`,
      );
  }
}
