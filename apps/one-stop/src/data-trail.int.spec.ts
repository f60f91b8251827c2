import { verifyChain } from '@lien-thong/audit';
import type { Filed, StoredAttachment } from '@lien-thong/contracts';
import { exportPerson, Privacy } from '@lien-thong/privacy';
import { tinyPdf } from '@lien-thong/synthetic';
import { eventually } from '@lien-thong/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { readPerson } from './linked-case/read-person';
import { declaration } from './testing-ground/declaration';
import { bring, openDesk, type Desk } from './testing-ground/desk';

jest.setTimeout(60_000);

interface Line {
  actor: string;
  action: string;
  subjectKind: string;
  subjectId: string;
  caseId?: string;
  reason?: string;
  detail: Record<string, unknown> | null;
  position?: number;
}

const PERSON = '092044550001';

describe('what is done with the data of people', () => {
  let desk: Desk;
  let folder: string;
  let paper: StoredAttachment;
  let caseId: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'data-trail-'));
    desk = await openDesk();
    paper = (await bring(desk, tinyPdf(`Giấy ${process.pid}`))).body;
    const form = declaration();
    form.deceased.personalId = PERSON;
    form.attachments = [{ ...paper, kind: 'death-notice', name: 'giấy báo tử.pdf' }];
    caseId = (await desk.file<Filed>(form)).body.caseId;
  });
  afterAll(async () => {
    await desk.close();
    await rm(folder, { recursive: true });
  });

  const trail = async (action: string) =>
    (await desk.get<{ items: Line[] }>('audit')).body.items.filter((line) => line.action === action);

  /** The command as its process has it, on the parts of this one. */
  const exported = async (personalId: string) => {
    const parts = new Map<unknown, unknown>([
      [DataSource, desk.database],
      [Privacy, desk.privacy],
    ]);
    const app = { get: (part: unknown) => parts.get(part) } as INestApplicationContext;
    const file = join(folder, `${personalId}.json`);
    await exportPerson(readPerson)(app, file, personalId);
    return JSON.parse(await readFile(file, 'utf8')) as { cases: object[] };
  };

  it('bringing a file is on record by its content alone', async () => {
    expect(await trail('attachment.add')).toMatchObject([
      {
        actor: 'tester',
        subjectKind: 'attachment',
        subjectId: paper.sha256,
        detail: { size: paper.size, mediaType: 'application/pdf' },
      },
    ]);
  });

  it('bringing what is no file that is taken is not', async () => {
    expect((await bring(desk, Buffer.from('xin chào'))).status).toBe(422);
    expect(await trail('attachment.add')).toHaveLength(1);
  });

  it('looking at the files of a case, and taking one home, are on record under the case', async () => {
    await desk.get(`cases/${caseId}/attachments`);
    expect((await desk.download(`cases/${caseId}/attachments/${paper.sha256}`)).status).toBe(200);
    expect((await desk.download(`cases/${caseId}/attachments/${'0'.repeat(64)}`)).status).toBe(404);
    expect(await trail('attachment.read')).toMatchObject([
      { caseId, subjectKind: 'case', subjectId: caseId },
      { caseId, subjectKind: 'attachment', subjectId: paper.sha256 },
    ]);
  });

  it('a list of cases is one entry with its filter', async () => {
    await desk.get('cases?commune=31120&limit=5');
    const [list, ...more] = await trail('case.list');
    expect(list).toMatchObject({ subjectKind: 'list', subjectId: 'cases', detail: { commune: '31120' } });
    expect(more).toEqual([]);
  });

  it("a person's export is on record under each case, and never by whose it is", async () => {
    expect((await exported(PERSON)).cases).toHaveLength(1);
    expect((await exported('092044559999')).cases).toEqual([]);
    const entries = await trail('person.export');
    expect(entries).toMatchObject([
      { actor: 'command-line', caseId, subjectKind: 'case' },
      { actor: 'command-line', subjectKind: 'person', subjectId: 'of-no-case' },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/09204455/);
  });

  it('the family sees the readings among them', async () => {
    const [{ code }] = (await desk.query<{ code: string }>(
      'select dossier_code as code from linked_case where case_id = $1',
      [caseId],
    )) as [{ code: string }];
    const { body } = await desk.get<{ items: { kind: string; roleName: string }[] }>(
      `progress/${code}/readings`,
    );
    expect(body.items.map(({ kind }) => kind).sort()).toEqual(['attachment', 'export']);
    expect(body.items.find(({ kind }) => kind === 'export')!.roleName).toBe('Người vận hành máy chủ');
  });

  it('an erasure is on record with who ordered it and why, and once more when the key is destroyed', async () => {
    await desk.query(
      `update linked_case set status = 9, ended_at = now() - interval '11 years' where case_id = $1`,
      [caseId],
    );
    const why = 'Hết thời hạn lưu trữ.';
    expect((await desk.post(`cases/${caseId}/erasure`, { why })).status).toBe(202);
    await eventually(
      () => trail('case.key-destroyed'),
      (destroyed) => destroyed.length === 1,
      { within: 20_000 },
    );
    expect(await trail('case.erase')).toMatchObject([{ actor: 'tester', caseId, reason: why }]);
    expect(await trail('case.key-destroyed')).toMatchObject([{ actor: 'system', caseId }]);
  });

  it('is all in the chain, which is whole', async () => {
    await eventually(
      () => desk.get<{ items: Line[] }>('audit').then(({ body }) => body.items),
      (lines) => lines.every(({ position }) => position !== undefined),
    );
    const { links, broken } = await verifyChain(desk.database, []);
    expect(broken).toBeUndefined();
    expect(links).toBe((await desk.get<{ items: Line[] }>('audit')).body.items.length);
  });
});
