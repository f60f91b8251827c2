import type { Caller } from '@lien-thong/access';
import type { StoredAttachment } from '@lien-thong/contracts';
import { Clock } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { AttachmentRegister } from './attachment-register';
import { AttachmentStore } from './attachment-store';
import { checkContent } from './content/check-content';
import { Incoming } from './incoming';
import { UploadQuota } from './upload-quota';

/** Takes a file in: received, counted, looked at, kept. */
@Injectable()
export class AttachmentIntake {
  constructor(
    private readonly incoming: Incoming,
    private readonly register: AttachmentRegister,
    private readonly store: AttachmentStore,
    private readonly quota: UploadQuota,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 413 `too-large`, 422 `attachment-…`, 429 `upload-quota-reached`; nothing is left behind then */
  async take(body: Readable, announced: number | undefined, broughtBy: Caller): Promise<StoredAttachment> {
    await this.quota.mustHaveRoom(broughtBy.subject, announced);
    return this.incoming.receive(body, announced, async ({ path, handle, sha256, size }) => {
      await this.quota.count(broughtBy.subject, size);
      const facts = { sha256, size, mediaType: await checkContent(handle) };
      await this.register.keep(facts, broughtBy, this.clock.now(), () => this.store.put(sha256, path));
      return facts;
    });
  }
}
