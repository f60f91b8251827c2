import type { Caller } from '@lien-thong/access';
import type { StoredAttachment } from '@lien-thong/contracts';
import { Clock } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { AttachmentRegister } from './attachment-register';
import { AttachmentStore } from './attachment-store';
import { checkContent } from './content/check-content';
import { Incoming } from './incoming';

/** Takes a file in: received, looked at, kept. */
@Injectable()
export class AttachmentIntake {
  constructor(
    private readonly incoming: Incoming,
    private readonly register: AttachmentRegister,
    private readonly store: AttachmentStore,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 413 `too-large`, 422 `attachment-…`; nothing is left behind then */
  take(body: Readable, announced: number | undefined, broughtBy: Caller): Promise<StoredAttachment> {
    return this.incoming.receive(body, announced, async ({ path, handle, sha256, size }) => {
      const facts = { sha256, size, mediaType: await checkContent(handle) };
      await this.register.keep(facts, broughtBy, this.clock.now(), () => this.store.put(sha256, path));
      return facts;
    });
  }
}
