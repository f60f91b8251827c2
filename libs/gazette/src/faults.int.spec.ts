import { DeregisterResidence, LawBundlePublished } from '@lien-thong/contracts';
import { readLaw } from '@lien-thong/law';
import {
  eventually,
  installLaw,
  lawKey,
  openService,
  publishedLaw,
  type OpenService,
} from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { GazetteEnvironment } from './environment';
import { fileListOf, filesSha256, sign } from './signature';
import { Office, order, raisedTo } from './testing-ground/office';

jest.setTimeout(60_000);

describe('the law of a running service, when something goes wrong', () => {
  let office: OpenService;

  beforeEach(async () => {
    office = await openService({
      name: 'residence',
      environment: GazetteEnvironment,
      module: (e) => Office.of(e),
    });
  });

  afterEach(() => office.close());

  const inForce = async () => (await office.get<{ version?: string; waiting?: string }>('law')).body;
  const answered = (caseId: string, within = 15_000) =>
    eventually(
      () => office.said<{ remainingMembers: number }>(caseId),
      (said) => said.length > 0,
      { within },
    );

  it('a version that could not be read the first time comes into use once it can', async () => {
    await office.asOwner('alter table law_bundle rename column files to files_away');
    const files = raisedTo(2_600_000);
    const { id, data } = await publishedLaw(files, 2);
    await office.query(
      `insert into law_bundle (sequence, id, version, files_away, reason, prepared_by, published_at, signature)
       values (2, $1, $2, $3, 'x', 'y', now(), 'z')`,
      [id, data.version, JSON.stringify(files)],
    );
    await pause(2500); // the service looks every second
    await office.asOwner('alter table law_bundle rename column files_away to files');

    const { version } = await eventually(inForce, (law) => law.version === data.version, { within: 10_000 });
    expect(version).toBe(data.version);
  });

  it('nothing that was asked by a version is decided by an older one, even when the version cannot be read', async () => {
    await office.asOwner('alter table law_bundle rename column files to files_away');
    const files = raisedTo(2_600_000);
    const { id, data } = await publishedLaw(files, 2);
    await office.query(
      `insert into law_bundle (sequence, id, version, files_away, reason, prepared_by, published_at, signature)
       values (2, $1, $2, $3, 'x', 'y', now(), 'z')`,
      [id, data.version, JSON.stringify(files)],
    );
    await pause(1500);
    await office.asOwner('alter table law_bundle rename column files_away to files');

    const caseId = randomUUID();
    await office.tell(DeregisterResidence, caseId, order(), randomUUID(), data.version);
    expect((await answered(caseId))[0]!.data.remainingMembers).toBe(1);
  });

  it('another bundle with a number that is taken is parked and shown, not dropped without a word', async () => {
    await installLaw(office.database, raisedTo(2_600_000), 2);
    const { id, data } = await publishedLaw(raisedTo(2_700_000), 2);
    await office.tell(LawBundlePublished, id, data);
    await eventually(
      () => office.query<{ id: string }>('select id from inbox'),
      (seen) => seen.length > 0,
      { within: 20_000 },
    );
    const { body } = await office.get<{ items: { detail: string }[] }>('parked');
    expect(body.items).toHaveLength(1);
  });

  it('a later bundle that nobody consented to is not kept, whoever signed it', async () => {
    const files = raisedTo(2_600_000);
    const id = randomUUID();
    const told = {
      sequence: 2,
      version: readLaw(files).version,
      reason: 'Nghị định thử nghiệm.',
      preparedBy: 'Nguyễn Văn An',
      publishedAt: '2026-11-25T01:00:00.000Z',
    };
    const signature = await sign({ ...told, id, filesSha256: filesSha256(files) }, lawKey().privateKey);
    await office.tell(LawBundlePublished, id, { ...told, files: fileListOf(files), signature });
    await eventually(
      () => office.query<{ id: string }>('select id from inbox'),
      (seen) => seen.length > 0,
      { within: 20_000 },
    );
    expect(await office.query('select version from law_bundle where sequence = 2')).toEqual([]);
  });
});
