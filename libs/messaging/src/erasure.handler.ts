import { CaseDataErased } from '@lien-thong/contracts';
import { Controller, Inject, Optional } from '@nestjs/common';
import { Handles } from './handles';
import type { Received, Work } from './message';
import { SEALING, type Sealing } from './sealing';

/** Lets a service wipe, in the same transaction, what of erased cases it keeps readable. */
export type OnErased = (work: Work, caseIds: readonly string[]) => Promise<void>;

export const ON_ERASED = Symbol('on erased');

/** Makes a case's sealed data unreadable here, for good. A repeat changes nothing. */
@Controller()
export class ErasureHandler {
  constructor(
    @Inject(SEALING) private readonly sealing: Sealing,
    @Optional() @Inject(ON_ERASED) private readonly onErased?: OnErased,
  ) {}

  @Handles(CaseDataErased)
  async erase(messages: Received<CaseDataErased>[], work: Work): Promise<void> {
    const cases = messages.map(({ caseId }) => caseId);
    await this.sealing.erase(work.db, cases);
    await this.onErased?.(work, cases);
  }
}
