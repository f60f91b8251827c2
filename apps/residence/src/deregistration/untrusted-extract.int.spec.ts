import { DeregisterResidence, type Extract } from '@lien-thong/contracts';
import { newOfficeKeys } from '@lien-thong/embedded';
import { FileSigner, signedExtract } from '@lien-thong/signature';
import { eventually, officeKeys, openService, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule } from '../app.module';
import { ResidenceEnvironment } from '../environment';
import { command } from '../testing-ground/command';

jest.setTimeout(60_000);

const NOW = new Date('2026-11-25T03:00:00Z');
const { signature: _, ...unsigned } = command().extract;
const signer = new FileSigner(officeKeys().privateKeys);
const signed = (caseId: string, change: Partial<Extract> = {}): Extract =>
  signedExtract(signer, caseId, { ...unsigned, ...change }, NOW);

describe('an extract put on the topic by whoever can write there', () => {
  let office: OpenService;

  beforeAll(async () => {
    office = await openService({
      name: 'residence',
      environment: ResidenceEnvironment,
      module: (e) => AppModule.of(e),
    });
  });
  afterAll(() => office.close());

  const parked = async (caseId: string) => {
    const items = () =>
      office
        .get<{ items: { caseId: string; detail: string }[] }>('parked')
        .then(({ body }) => body.items.filter((item) => item.caseId === caseId));
    return (await eventually(items, (found) => found.length > 0, { within: 20_000 }))[0]!.detail;
  };
  const ordered = async (caseId: string, extract: Extract) => {
    await office.tell(DeregisterResidence, caseId, { ...command(), extract });
    return parked(caseId);
  };
  const stranger = new FileSigner(newOfficeKeys(['commune:31120']).privateKeys);

  it.each<[string, (caseId: string) => Extract, string]>([
    ['not signed', () => ({ ...unsigned, signature: 'x' }), 'unreadable'],
    ['signed for another case', () => signed(randomUUID()), 'tampered'],
    [
      'of another person than was signed',
      (caseId) => ({ ...signed(caseId), deceased: { ...unsigned.deceased, personalId: '092044009999' } }),
      'tampered',
    ],
    ['with another day of death', (caseId) => ({ ...signed(caseId), diedOn: '2026-01-01' }), 'tampered'],
    [
      'signed by another commune',
      (caseId) => ({ ...signed(caseId, { commune: '31135' }), commune: '31120' }),
      'wrong-office',
    ],
    [
      'signed with a key that nobody knows',
      (caseId) => signedExtract(stranger, caseId, unsigned, NOW),
      'tampered',
    ],
  ])('%s deletes nobody: it is parked and shown, with the reason', async (_, make, code) => {
    const caseId = randomUUID();
    expect(await ordered(caseId, make(caseId))).toContain(`UntrustedStatement: ${code}`);
    expect(await office.said(caseId)).toMatchObject([{ type: 'operations.message-parked.v1' }]);
    expect(await office.query('select 1 from deregistration where case_id = $1', [caseId])).toEqual([]);
  });
});

describe('the keys of offices', () => {
  it('change under a running service: the new one is believed, one that was stolen is not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lien-thong-keys-'));
    const file = join(folder, 'office-keys.json');
    const keys = JSON.parse(officeKeys().publicKeys) as { keys: { office: string }[] };
    writeFileSync(file, JSON.stringify(keys));
    const office = await openService({
      name: 'residence',
      environment: ResidenceEnvironment,
      module: (e) => AppModule.of(e),
      settings: { OFFICE_KEYS: file },
    });
    try {
      const answered = async (extract: (caseId: string) => Extract) => {
        const caseId = randomUUID();
        await office.tell(DeregisterResidence, caseId, { ...command(), extract: extract(caseId) });
        const said = await eventually(
          () => office.said(caseId),
          (answers) => answers.length > 0,
          { within: 20_000 },
        );
        return said[0]!.type;
      };
      expect(await answered(signed)).toMatch(/^residence\./);

      const next = newOfficeKeys(['commune:31120'], Math.floor(NOW.getTime() / 1000) + 60);
      const nextKeys = (JSON.parse(next.publicKeys) as { keys: object[] }).keys;
      const revoked = keys.keys.map((key) =>
        key.office === 'commune:31120' ? { ...key, revoked_at: 1, revoked_for: 'compromised' } : key,
      );
      writeFileSync(file, JSON.stringify({ keys: [...revoked, ...nextKeys] }));
      await new Promise((looked) => setTimeout(looked, 2100));
      expect(await answered(signed)).toBe('operations.message-parked.v1');
      const newer = new FileSigner(next.privateKeys);
      expect(await answered((caseId) => signedExtract(newer, caseId, unsigned, NOW))).toMatch(/^residence\./);
    } finally {
      await office.close();
      rmSync(folder, { recursive: true });
    }
  });
});
