import { record, SYSTEM } from '@lien-thong/audit';
import { Gazette, lockBundles, newestVersion } from '@lien-thong/gazette';
import { lawFiles, versionOfFiles } from '@lien-thong/law';
import { UnitOfWork } from '@lien-thong/messaging';
import { Clock } from '@lien-thong/service';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { lawEntry } from './law-entry';
import { KEYS, publish, type Keys } from './publisher';

const PACKAGED = 'Bộ dữ liệu luật đi kèm bản cài đặt.';

/**
 * The first version of the law is the one that comes with the installation; every later one is a proposal that a
 * second person consents to. A newer program brings newer files along but does not publish them by itself.
 */
@Injectable()
export class Founding implements OnApplicationBootstrap {
  private readonly log = new Logger('law');

  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
    @Inject(KEYS) private readonly keys: Keys,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const files = lawFiles();
    await this.unit.run(async (work) => {
      await lockBundles(work.db);
      if (await newestVersion(work.db)) return;
      await publish(
        work,
        {
          sequence: 1,
          files,
          reason: PACKAGED,
          preparedBy: 'Cài đặt hệ thống',
          publishedAt: this.clock.instant(),
        },
        this.keys,
      );
      await record(work.db, [lawEntry(SYSTEM, 'law.publish', '1', versionOfFiles(files), PACKAGED)]);
    });
    await this.gazette.look();
    const [packaged, inForce] = [versionOfFiles(files), this.gazette.current()?.version];
    if (packaged !== inForce)
      this.log.warn(
        `the law in force is ${inForce}; this program brought ${packaged}, which nobody has published`,
      );
  }
}
