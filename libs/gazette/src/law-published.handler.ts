import { LawBundlePublished } from '@lien-thong/contracts';
import { readLaw } from '@lien-thong/law';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Controller, Inject } from '@nestjs/common';
import { bundleOf, keepBundle, lockBundles, signedPartOf } from './bundle';
import { UntrustedLaw, verify } from './signature';

export const LAW_KEYS = Symbol('law keys');

/** Keeps what is published. A bundle that is not signed, or is not fit for use, is parked and shown; nothing changes. */
@Controller()
export class LawPublishedHandler {
  constructor(@Inject(LAW_KEYS) private readonly keys: string) {}

  @Handles(LawBundlePublished)
  async keep(messages: Received<LawBundlePublished>[], { db }: Work): Promise<void> {
    for (const { caseId: id, data } of messages) {
      const bundle = bundleOf(id, data);
      await verify(signedPartOf(bundle), bundle.signature, this.keys);
      const { version } = readLaw(bundle.files);
      if (version !== bundle.version)
        throw new UntrustedLaw(`the files of ${bundle.version} are those of ${version}`);
      if (bundle.sequence > 1 && bundle.consentedBy === undefined)
        throw new UntrustedLaw(`nobody consented to ${bundle.version}`);
      await lockBundles(db);
      if (!(await keepBundle(db, bundle)))
        throw new UntrustedLaw(
          `another law has the number ${bundle.sequence} or the version ${bundle.version}`,
        );
    }
  }
}
