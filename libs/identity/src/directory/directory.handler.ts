import { OfficeSettingsChanged, PostingChanged } from '@lien-thong/contracts';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Controller } from '@nestjs/common';
import { Directory } from './directory';
import { keepSettings } from './office-settings';
import { keepPostings } from './postings';

/** Keeps what one-stop tells of who may act as what, and of how offices work. */
@Controller()
export class DirectoryHandler {
  constructor(private readonly directory: Directory) {}

  @Handles(PostingChanged)
  async keepPostings(messages: Received<PostingChanged>[], { db }: Work): Promise<void> {
    await keepPostings(
      db,
      messages.map(({ caseId, data }) => ({ postingId: caseId, change: data })),
    );
    this.directory.forget();
  }

  @Handles(OfficeSettingsChanged)
  async keepSettings(messages: Received<OfficeSettingsChanged>[], { db }: Work): Promise<void> {
    await keepSettings(
      db,
      messages.map(({ data }) => data),
    );
  }
}
