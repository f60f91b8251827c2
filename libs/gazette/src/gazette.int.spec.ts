import { DeregisterResidence, LawBundlePublished, ResidenceDeregistered } from '@lien-thong/contracts';
import { lawFiles, readLaw, type Law, type LawFiles } from '@lien-thong/law';
import {
  Handles,
  MessagingModule,
  MessagingTables1764000000000,
  say,
  type Received,
  type Work,
} from '@lien-thong/messaging';
import { databaseOptions, ServiceModule } from '@lien-thong/service';
import { eventually, installLaw, lawKey, openService, type OpenService } from '@lien-thong/testing';
import { newSigningKey } from '@lien-thong/embedded';
import { Controller, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { randomUUID } from 'node:crypto';
import { Gazette } from './gazette';
import { GazetteEnvironment } from './environment';
import { GazetteModule } from './gazette.module';
import { GazetteTables1764000010000 } from './gazette-tables';
import { fileListOf, filesSha256, sign } from './signature';

/** An office that answers every order with the day it read from the law. */
@Controller()
class AnsweringHandler {
  @Handles(DeregisterResidence)
  async answer(commands: Received<DeregisterResidence>[], { send, law }: Work<Law>): Promise<void> {
    const level = law.rows.find(({ key, value }) => key === 'reference-level' && value === 2_600_000);
    send(
      commands.map((command) =>
        say(
          ResidenceDeregistered,
          command.caseId,
          { attempt: 1, commune: '31120', deregisteredOn: '2026-11-25', remainingMembers: level ? 1 : 0 },
          command,
        ),
      ),
    );
    await Promise.resolve();
  }
}

@Module({})
class Office {
  static of(environment: GazetteEnvironment): DynamicModule {
    return {
      module: Office,
      imports: [
        ServiceModule.of({ name: 'residence', logLevel: environment.LOG_LEVEL }),
        TypeOrmModule.forRoot(
          databaseOptions(environment, [], [MessagingTables1764000000000, GazetteTables1764000010000]),
        ),
        GazetteModule.of({ environment }),
        MessagingModule.of({ office: 'residence', environment, law: Gazette }),
      ],
      controllers: [AnsweringHandler],
    };
  }
}

const founding = lawFiles();
const raised: LawFiles = {
  ...founding,
  'parameters.yaml': founding['parameters.yaml']!.replace('value: 2530000', 'value: 2600000'),
};

async function published(files: LawFiles, sequence: number, key = lawKey().privateKey) {
  const id = randomUUID();
  const told = {
    sequence,
    version: readLaw(files).version,
    reason: 'Nghị định thử nghiệm.',
    preparedBy: 'Nguyễn Văn An',
    consentedBy: 'Trần Thị Bình',
    publishedAt: '2026-11-25T01:00:00.000Z',
  };
  const signature = await sign({ ...told, id, filesSha256: filesSha256(files) }, key);
  return { id, data: { ...told, files: fileListOf(files), signature } };
}

const order = (): DeregisterResidence => ({
  attempt: 1,
  extract: {
    number: '386/2026',
    entry: 386,
    bookYear: 2026,
    commune: '31120',
    registeredOn: '2026-11-25',
    diedOn: '2026-11-20',
    deceased: { fullName: 'Nguyễn Văn Minh', birthDate: '1948', sex: 'male' },
  },
  lastResidence: { kind: 'permanent', province: '92', commune: '31120', detail: 'Ấp 3' },
  householdHead: { isRequester: false, fullName: 'Nguyễn Thị Lan', relation: 'spouse' },
});

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

    const { id, data } = await published(founding, 1);
    await office.tell(LawBundlePublished, id, data);

    expect(await answered(caseId)).toHaveLength(1);
    expect(await inForce()).toMatchObject({ version: data.version });
  });

  it('is replaced while the service runs, and each answer names the version it was made with', async () => {
    office = await open(true);
    const [before, after] = [randomUUID(), randomUUID()];
    await office.tell(DeregisterResidence, before, order());
    expect((await answered(before))[0]!.data.remainingMembers).toBe(0);

    const { id, data } = await published(raised, 2);
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
    const { id, data } = await published(raised, 2);
    await office.tell(DeregisterResidence, caseId, order(), randomUUID(), data.version);
    await eventually(inForce, ({ waiting }) => waiting === data.version, { within: 20_000 });
    expect(await office.said(caseId)).toEqual([]);

    await office.tell(LawBundlePublished, id, data);
    expect((await answered(caseId))[0]!.data.remainingMembers).toBe(1);
  });

  it.each([
    ['signed by a key that nobody trusts', async () => published(raised, 2, newSigningKey().privateKey)],
    [
      'changed after it was signed',
      async () => {
        const { id, data } = await published(founding, 2);
        return { id, data: { ...data, files: fileListOf(raised), version: readLaw(raised).version } };
      },
    ],
    [
      'published without the consent it was signed with',
      async () => {
        const { id, data } = await published(raised, 2);
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
    const [later, earlier] = [await published(raised, 7), await published(founding, 6)];
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
