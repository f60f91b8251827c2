import type { Filed } from '@lien-thong/contracts';
import { Clock } from '@lien-thong/service';
import { tinyPdf } from '@lien-thong/synthetic';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bucket, describeWithS3 } from '../testing-ground/bucket';
import { declaration } from '../testing-ground/declaration';
import { bring, openDesk, type Desk } from '../testing-ground/desk';
import { AttachmentRegister } from './attachment-register';
import { pathOf } from './attachment-store';
import { Clearing } from './clearing';
import { Incoming } from './incoming';
import { UploadQuota } from './upload-quota';
import { openStore } from './open-store';

describeWithS3('a desk whose files are in a bucket', () => {
  const bucket = new Bucket();
  let folder: string;
  let desk: Desk;

  beforeAll(async () => {
    await bucket.make();
    folder = await mkdtemp(join(tmpdir(), 'attachments-'));
    desk = await openDesk({ ...bucket.settings(), ATTACHMENT_FOLDER: folder });
  });
  afterAll(async () => {
    await desk.close();
    await rm(folder, { recursive: true });
    await bucket.drop();
  });

  it('serves them as they were brought, refuses what was changed there, and clears what no case names', async () => {
    const content = tinyPdf('Giấy báo tử');
    const [{ body: named }, { body: unnamed }] = await Promise.all([
      bring(desk, content),
      bring(desk, tinyPdf('Không hồ sơ nào cần')),
    ]);
    expect(await bucket.names()).toEqual([named, unnamed].map(({ sha256 }) => pathOf(sha256)).sort());
    const attachments = [{ ...named, kind: 'death-notice' as const, name: 'giấy báo tử.pdf' }];
    const { status, body } = await desk.file<Filed>({ ...declaration(), attachments });
    expect(status).toBe(201);

    const address = `cases/${body.caseId}/attachments/${named.sha256}`;
    expect((await desk.download(address)).bytes).toEqual(content);

    const later = new Clock();
    later.moveTo(new Date(Date.now() + 25 * 3_600_000));
    const clearing = new Clearing(
      new AttachmentRegister(desk.database),
      await openStore(bucket.settings(), join(folder, 'incoming')),
      new Incoming(join(folder, 'incoming'), 1000),
      new UploadQuota(desk.database, later, { files: 0, bytes: 0 }),
      later,
      24,
    );
    expect(await clearing.clear()).toBe(1);
    expect(await bucket.names()).toEqual([pathOf(named.sha256)]);

    await bucket.overwrite(pathOf(named.sha256), 'x'.repeat(named.size));
    expect((await desk.download(address)).status).toBe(409);
    const left = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile());
    expect(left).toEqual([]);
  });
});
