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
import { Controller, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { GazetteEnvironment } from './environment';
import { Gazette } from './gazette';
import { GazetteModule } from './gazette.module';
import { GazetteTables1764000010000 } from './gazette-tables';
import { fileListOf, filesSha256, sign } from './signature';

/** An office that tells by its answer which reference level it read. */
@Controller()
class AnsweringHandler {
  @Handles(DeregisterResidence)
  async answer(commands: Received<DeregisterResidence>[], { send, law }: Work<Law>): Promise<void> {
    const raised = law.rows.some(({ key, value }) => key === 'reference-level' && value === 2_600_000);
    send(
      commands.map((command) =>
        say(
          ResidenceDeregistered,
          command.caseId,
          { attempt: 1, commune: '31120', deregisteredOn: '2026-11-25', remainingMembers: raised ? 1 : 0 },
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
const raisedTo = (level: number): LawFiles => ({
  ...founding,
  'parameters.yaml': founding['parameters.yaml']!.replace('value: 2530000', `value: ${level}`),
});

async function published(files: LawFiles, sequence: number) {
  const id = randomUUID();
  const told = {
    sequence,
    version: readLaw(files).version,
    reason: 'Nghị định thử nghiệm.',
    preparedBy: 'Nguyễn Văn An',
    consentedBy: 'Trần Thị Bình',
    publishedAt: '2026-11-25T01:00:00.000Z',
  };
  const signature = await sign({ ...told, id, filesSha256: filesSha256(files) }, lawKey().privateKey);
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
    await office.query('alter table law_bundle rename column files to files_away');
    const files = raisedTo(2_600_000);
    const { id, data } = await published(files, 2);
    await office.query(
      `insert into law_bundle (sequence, id, version, files_away, reason, prepared_by, published_at, signature)
       values (2, $1, $2, $3, 'x', 'y', now(), 'z')`,
      [id, data.version, JSON.stringify(files)],
    );
    await pause(2500); // the service looks every second
    await office.query('alter table law_bundle rename column files_away to files');

    const { version } = await eventually(inForce, (law) => law.version === data.version, { within: 10_000 });
    expect(version).toBe(data.version);
  });

  it('nothing that was asked by a version is decided by an older one, even when the version cannot be read', async () => {
    await office.query('alter table law_bundle rename column files to files_away');
    const files = raisedTo(2_600_000);
    const { id, data } = await published(files, 2);
    await office.query(
      `insert into law_bundle (sequence, id, version, files_away, reason, prepared_by, published_at, signature)
       values (2, $1, $2, $3, 'x', 'y', now(), 'z')`,
      [id, data.version, JSON.stringify(files)],
    );
    await pause(1500);
    await office.query('alter table law_bundle rename column files_away to files');

    const caseId = randomUUID();
    await office.tell(DeregisterResidence, caseId, order(), randomUUID(), data.version);
    expect((await answered(caseId))[0]!.data.remainingMembers).toBe(1);
  });

  it('another bundle with a number that is taken is parked and shown, not dropped without a word', async () => {
    await installLaw(office.database, raisedTo(2_600_000), 2);
    const { id, data } = await published(raisedTo(2_700_000), 2);
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
