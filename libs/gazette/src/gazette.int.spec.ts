import { DeregisterResidence, LawBundlePublished } from '@lien-thong/contracts';
import { newSigningKey } from '@lien-thong/embedded';
import { readLaw } from '@lien-thong/law';
import { eventually, installLaw, openService, publishedLaw, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { GazetteEnvironment } from './environment';
import { fileListOf } from './signature';
import { founding, Office, order, raisedTo } from './testing-ground/office';

const raised = raisedTo(2_600_000);

// Each opens a service of its own, whose consumers first have to join.
jest.setTimeout(60_000);

describe('the law of a running service', () => {
  let office: OpenService;
  const open = (installsLaw: boolean) =>
    openService({
      name: 'residence',
      environment: GazetteEnvironment,
      module: (e) => Office.of(e),
      installsLaw,
    });
  const inForce = async () => (await office.get<{ version?: string; waiting?: string }>('law')).body;
  const untilInForce = (version: string) =>
    eventually(inForce, (law) => law.version === version, { within: 20_000 });
  const answered = (caseId: string) =>
    eventually(
      () => office.said<{ remainingMembers: number }>(caseId),
      (said) => said.length > 0,
      { within: 20_000 },
    );

  afterEach(() => office.close());

  it('arrives over the wire, and what came before it waits and says for what', async () => {
    office = await open(false);
    const caseId = randomUUID();
    await office.tell(DeregisterResidence, caseId, order());
    await eventually(inForce, ({ waiting }) => waiting !== undefined, { within: 20_000 });
    expect(await office.said(caseId)).toEqual([]);

    const { id, data } = await publishedLaw(founding, 1);
    await office.tell(LawBundlePublished, id, data);

    expect(await answered(caseId)).toHaveLength(1);
    expect(await inForce()).toMatchObject({ version: data.version });
  });

  it('is replaced while the service runs, and each answer names the version it was made with', async () => {
    office = await open(true);
    const [before, after] = [randomUUID(), randomUUID()];
    await office.tell(DeregisterResidence, before, order());
    expect((await answered(before))[0]!.data.remainingMembers).toBe(0);

    const { id, data } = await publishedLaw(raised, 2);
    await office.tell(LawBundlePublished, id, data);
    await untilInForce(data.version);

    await office.tell(DeregisterResidence, after, order());
    expect((await answered(after))[0]!.data.remainingMembers).toBe(1);
    const stamped = await office.query<{ law: string }>(
      `select headers::jsonb ->> 'ce_lawversion' as law from journal where case_id = any($1::uuid[]) order by seq`,
      [[before, after]],
    );
    expect(stamped.map(({ law }) => law)).toEqual([readLaw(founding).version, data.version]);
  });

  it('is waited for by a message whose sender read a version that is not here yet', async () => {
    office = await open(true);
    const caseId = randomUUID();
    const { id, data } = await publishedLaw(raised, 2);
    await office.tell(DeregisterResidence, caseId, order(), randomUUID(), data.version);
    await eventually(inForce, ({ waiting }) => waiting === data.version, { within: 20_000 });
    expect(await office.said(caseId)).toEqual([]);

    await office.tell(LawBundlePublished, id, data);
    expect((await answered(caseId))[0]!.data.remainingMembers).toBe(1);
  });

  it.each([
    ['signed by a key that nobody trusts', async () => publishedLaw(raised, 2, newSigningKey().privateKey)],
    [
      'changed after it was signed',
      async () => {
        const { id, data } = await publishedLaw(founding, 2);
        return { id, data: { ...data, files: fileListOf(raised), version: readLaw(raised).version } };
      },
    ],
    [
      'published without the consent it was signed with',
      async () => {
        const { id, data } = await publishedLaw(raised, 2);
        return { id, data: { ...data, consentedBy: 'Người khác' } };
      },
    ],
  ])('does not change by a bundle that is %s: it is parked', async (_, forge) => {
    office = await open(true);
    const { id, data } = await forge();
    await office.tell(LawBundlePublished, id, data);
    const parked = await eventually(
      () => office.get<{ items: { detail: string }[] }>('parked').then(({ body }) => body.items),
      (items) => items.length > 0,
      { within: 20_000 },
    );
    expect(parked[0]!.detail).toContain('UntrustedLaw');
    expect(await inForce()).toMatchObject({ version: readLaw(founding).version });
  });

  it('comes to every instance, also to one that did not hear it itself', async () => {
    office = await open(true);
    const other = await installLaw(office.database, raised, 2);
    await untilInForce(other);
  });

  it('never goes back: a bundle with a lower number changes nothing', async () => {
    office = await open(false);
    const [later, earlier] = [await publishedLaw(raised, 7), await publishedLaw(founding, 6)];
    await office.tell(LawBundlePublished, later.id, later.data);
    await untilInForce(later.data.version);
    await office.tell(LawBundlePublished, earlier.id, earlier.data);
    await eventually(
      () => office.get<{ versions: unknown[] }>('law').then(({ body }) => body.versions),
      (versions) => versions.length === 2,
      { within: 20_000 },
    );
    expect(await inForce()).toMatchObject({ version: later.data.version });
  });
});
