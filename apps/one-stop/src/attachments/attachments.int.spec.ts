import {
  CaseDataErased,
  type Attachment,
  type AttachmentList,
  type Declaration,
  type Filed,
  type StoredAttachment,
} from '@lien-thong/contracts';
import { Clock } from '@lien-thong/service';
import { tinyJpeg, tinyPdf } from '@lien-thong/synthetic';
import { eventually } from '@lien-thong/testing';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { declaration } from '../testing-ground/declaration';
import { bring, openDesk, type Desk } from '../testing-ground/desk';
import { AttachmentRegister } from './attachment-register';
import { Clearing } from './clearing';
import { FolderStore } from './folder-store';
import { Incoming } from './incoming';
import { UploadQuota } from './upload-quota';

jest.setTimeout(60_000);

interface Refusal {
  code: string;
  title: string;
  errors?: { pointer: string; code: string }[];
}

const HERE = { kind: 'commune', code: '31120' } as const;
const ELSEWHERE = { kind: 'commune', code: '31135' } as const;
const MOST_BYTES = 100_000;

let papers = 0;
/** A paper that no other case has. */
const paper = () => tinyPdf(`Paper ${++papers} of ${process.pid}`);

const named = (stored: StoredAttachment, name = 'giấy báo tử.pdf'): Attachment => ({
  ...stored,
  kind: 'death-notice',
  name,
});

let people = 0;
const naming = (...attachments: Attachment[]): Declaration => {
  const d = declaration();
  d.deceased.personalId = `0920449${String(++people).padStart(5, '0')}`;
  d.deceased.givenName = `Tệp ${people}`;
  return { ...d, attachments };
};

describe('a file that the family brings', () => {
  let folder: string;
  let desk: Desk;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attachments-'));
    desk = await openDesk({ ATTACHMENT_FOLDER: folder, ATTACHMENT_MOST_BYTES: MOST_BYTES });
  });
  afterAll(async () => {
    await desk.close();
    await rm(folder, { recursive: true });
  });

  const files = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile()).length;
  const pathOf = ({ sha256 }: StoredAttachment) =>
    join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const brought = async (content: Buffer) => (await bring(desk, content)).body;
  const filed = async (...attachments: Attachment[]) => {
    const { status, body } = await desk.file<Filed>(naming(...attachments));
    expect(status).toBe(201);
    return body.caseId;
  };

  describe('is taken in', () => {
    it('and kept once, however often it is brought', async () => {
      const content = paper();
      const before = await files();
      const first = await bring(desk, content);
      expect(first).toMatchObject({
        status: 201,
        body: { size: content.length, mediaType: 'application/pdf' },
      });
      expect(await bring(desk, content)).toMatchObject({ status: 201, body: first.body });
      expect(await files()).toBe(before + 1);
    });

    it('at the same instant from several places, and kept once', async () => {
      const content = paper();
      const before = await files();
      const replies = await Promise.all(Array.from({ length: 8 }, () => bring(desk, content)));
      expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(201));
      expect(await files()).toBe(before + 1);
    });

    it('as what it is, not as what it is said to be', async () => {
      const { body } = await bring(desk, tinyJpeg('said to be a PDF'), 'application/pdf');
      expect(body.mediaType).toBe('image/jpeg');
    });

    it('from whatever piece by piece', async () => {
      const content = paper();
      const pieces = Array.from(content, (byte) => Buffer.from([byte]));
      expect((await bring(desk, Readable.from(pieces))).body.size).toBe(content.length);
    });
  });

  describe('is refused, and nothing of it stays,', () => {
    const refused = async (
      ...file: [content: Buffer | Readable, mediaType?: string, headers?: Record<string, string>]
    ) => {
      const before = await files();
      const rowsBefore = await desk.query('select 1 from attachment');
      const reply = await bring<Refusal>(desk, ...file);
      expect(reply.headers['content-type']).toContain('application/problem+json');
      expect(reply.body.title).toMatch(/\S/);
      expect(await files()).toBe(before);
      expect(await desk.query('select 1 from attachment')).toEqual(rowsBefore);
      return `${reply.status} ${reply.body.code}`;
    };

    it.each([
      ['a page', Buffer.from('<script>alert(1)</script>'), 'attachment-kind-unknown'],
      ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]), 'attachment-kind-unknown'],
      [
        'a PDF with a page behind it',
        Buffer.concat([paper(), Buffer.from('<script>')]),
        'attachment-has-more',
      ],
      ['half a PDF', paper().subarray(0, 200), 'attachment-broken'],
    ])('when it is %s', async (_what, content, code) => {
      expect(await refused(content)).toBe(`422 ${code}`);
    });

    it('when it is empty', async () => {
      expect(await refused(Readable.from([]))).toBe('422 attachment-empty');
    });

    it('when it says that it is too large, before a byte is read', async () => {
      let read = 0;
      const endless = new Readable({ read: () => void read++ });
      const headers = { 'content-length': String(MOST_BYTES + 1) };
      expect(await refused(endless, 'application/pdf', headers)).toBe('413 too-large');
      endless.destroy();
    });

    it('as soon as it is too large without having said so', async () => {
      let sent = 0;
      const endless = Readable.from(
        (function* () {
          for (;;) {
            sent += 10_000;
            yield Buffer.alloc(10_000, '%PDF-1.7');
          }
        })(),
      );
      expect(await refused(endless)).toBe('413 too-large');
      expect(sent).toBeLessThan(5 * MOST_BYTES);
      endless.destroy();
    });

    it.each([
      'text/html',
      'image/svg+xml',
      'application/zip',
      'multipart/form-data; boundary=x',
      'application/json',
      '',
    ])('when it is sent as %j', async (mediaType) => {
      expect(await refused(Buffer.from('{}'), mediaType)).toBe('415 unsupported-media-type');
    });
  });

  it('goes to no endpoint that takes forms', async () => {
    const headers = { 'content-type': 'application/pdf', 'idempotency-key': 'a-file-not-a-form' };
    expect((await desk.raw('cases', paper(), headers)).status).toBe(415);
  });

  describe('is named by a declaration', () => {
    const faultsOf = async (...attachments: Attachment[]) => {
      const { status, body } = await desk.file<Refusal>(naming(...attachments));
      return [status, body.code, ...(body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)];
    };

    it('only after it was brought', async () => {
      const kept = await brought(paper());
      const never = { ...kept, sha256: 'a'.repeat(64) };
      expect(await faultsOf(named(kept), named(never))).toEqual([
        422,
        'invalid-declaration',
        '/attachments/1/sha256 attachment-unknown',
      ]);
      expect(
        await desk.query("select 1 from linked_case where deceased_name like '%Tệp " + people + "'"),
      ).toEqual([]);
    });

    it('only as what it is', async () => {
      const kept = await brought(paper());
      expect(await faultsOf(named({ ...kept, size: 1, mediaType: 'image/png' }))).toEqual([
        422,
        'invalid-declaration',
        '/attachments/0/size attachment-differs',
        '/attachments/0/mediaType attachment-differs',
      ]);
    });

    it('only by the account that brought it: knowing its hash is not having it', async () => {
      const content = paper();
      const kept = await brought(content);
      const other = await desk.as({ subject: 'other', posts: [{ role: 'one-stop-officer', unit: HERE }] });
      const filing = (key: string) =>
        other.post<Refusal>('cases', naming(named(kept)), { 'idempotency-key': key });
      const { status, body } = await filing('not-brought');
      expect([status, body.errors?.[0]?.code]).toEqual([422, 'attachment-unknown']);
      await bring(other, content);
      expect((await filing('brought-now')).status).toBe(201);
    });

    it('and a wrong one takes none with it that is filed at the same moment', async () => {
      const kept = await brought(paper());
      const wrong = naming(named({ ...kept, sha256: 'b'.repeat(64) }));
      const replies = await Promise.all(
        [naming(named(kept)), wrong, naming(named(kept))].map((d) => desk.file(d)),
      );
      expect(replies.map(({ status }) => status)).toEqual([201, 422, 201]);
    });

    it('and listed in the order of the form', async () => {
      const all = [named(await brought(paper()), 'một.pdf'), named(await brought(paper()), 'hai.pdf')];
      const { body } = await desk.get<AttachmentList>(`cases/${await filed(...all)}/attachments`);
      expect(body.items).toEqual(all);
    });
  });

  describe('is served', () => {
    const address = (caseId: string, { sha256 }: Pick<StoredAttachment, 'sha256'>) =>
      `cases/${caseId}/attachments/${sha256}`;

    it('as it was brought, to be saved and not to be shown', async () => {
      const content = paper();
      const kept = await brought(content);
      const caseId = await filed(named(kept, '../giấy\u202Efdp.exe'));
      const { status, bytes, headers } = await desk.download(address(caseId, kept));
      expect([status, bytes]).toEqual([200, content]);
      expect(headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-length': String(content.length),
        'content-disposition': "attachment; filename*=UTF-8''_gi%E1%BA%A5yfdp.exe.pdf",
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, no-store',
      });
    });

    it('to those alone who may read the case', async () => {
      const kept = await brought(paper());
      const caseId = await filed(named(kept));
      const officer = { role: 'one-stop-officer' } as const;
      const here = await desk.as({ subject: 'here', posts: [{ ...officer, unit: HERE }] });
      const elsewhere = await desk.as({ subject: 'elsewhere', posts: [{ ...officer, unit: ELSEWHERE }] });
      const machine = await desk.as({ subject: 'portal', machine: true, posts: ['agency-machine'] });
      const status = async (who: typeof here) => (await who.download(address(caseId, kept))).status;
      expect([await status(here), await status(elsewhere), await status(machine)]).toEqual([200, 404, 403]);
      expect((await elsewhere.get(`cases/${caseId}/attachments`)).status).toBe(404);
    });

    it('only from the case that names it', async () => {
      const [one, other] = [await brought(paper()), await brought(paper())];
      const caseId = await filed(named(one));
      expect((await desk.download(address(caseId, other))).status).toBe(404);
    });

    it.each([
      '..%2f..%2fetc%2fpasswd',
      '..%2Fincoming',
      `${'a'.repeat(63)}%00`,
      '%00',
      `${'A'.repeat(64)}`,
      '%ff',
    ])('under no address like %s', async (sha256) => {
      const caseId = await filed(named(await brought(paper())));
      const { status, headers } = await desk.download(address(caseId, { sha256 }));
      expect([400, 404]).toContain(status);
      expect(headers['content-type']).toContain('json');
    });

    it('not when somebody has exchanged, shortened or deleted what is stored', async () => {
      const content = paper();
      const kept = await brought(content);
      const caseId = await filed(named(kept));
      const refusal = async () => {
        const { status, bytes } = await desk.download(address(caseId, kept));
        return [status, (JSON.parse(bytes.toString()) as Refusal).code];
      };
      const exchanged = Buffer.from(content);
      exchanged.write('EVIL', content.indexOf('Paper'));
      for (const instead of [exchanged, content.subarray(0, 100)]) {
        await writeFile(pathOf(kept), instead);
        expect(await refusal()).toEqual([409, 'attachment-damaged']);
      }
      await rm(pathOf(kept));
      expect(await refusal()).toEqual([409, 'attachment-damaged']);
      await bring(desk, content);
      expect((await desk.download(address(caseId, kept))).bytes).toEqual(content);
    });
  });

  describe('that no case names', () => {
    const clearing = (hoursLater: number) => {
      const clock = new Clock();
      clock.moveTo(new Date(Date.now() + hoursLater * 3_600_000));
      const [store, incoming] = [new FolderStore(folder), new Incoming(join(folder, 'incoming'), MOST_BYTES)];
      const quota = new UploadQuota(desk.database, clock, { files: 0, bytes: 0 });
      return new Clearing(new AttachmentRegister(desk.database), store, incoming, quota, clock, 24);
    };
    const isKept = async ({ sha256 }: StoredAttachment) => [
      (await desk.query('select 1 from attachment where sha256 = $1 and in_store', [sha256])).length,
      Number(await new FolderStore(folder).has(sha256)),
    ];

    it('is cleared after a day; one that a case names stays', async () => {
      const [unnamed, ofCase] = [await brought(paper()), await brought(paper())];
      await filed(named(ofCase));
      await writeFile(join(folder, 'incoming', 'left-by-a-crash'), 'x');
      await clearing(23).clear();
      expect(await isKept(unnamed)).toEqual([1, 1]);
      expect(await clearing(25).clear()).toBeGreaterThan(0);
      expect([await isKept(unnamed), await isKept(ofCase)]).toEqual([
        [0, 0],
        [1, 1],
      ]);
      expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    });

    it('can be brought again after that', async () => {
      const content = paper();
      const kept = await brought(content);
      await clearing(25).clear();
      expect((await desk.file(naming(named(kept)))).status).toBe(422);
      await bring(desk, content);
      await filed(named(kept));
      expect(await isKept(kept)).toEqual([1, 1]);
    });

    it('any more goes with the data of the case, once that is erased', async () => {
      const kept = await brought(paper());
      const caseId = await filed(named(kept));
      await desk.tell(CaseDataErased, caseId, { ground: 'Hết hạn.', erasedAt: new Date().toISOString() });
      await eventually(
        () => desk.query('select 1 from case_attachment where case_id = $1', [caseId]),
        (rows) => rows.length === 0,
      );
      await clearing(25).clear();
      expect(await isKept(kept)).toEqual([0, 0]);
    });

    it('is either cleared or named, when both happen at once', async () => {
      for (let i = 0; i < 10; i++) {
        const kept = await brought(paper());
        const [{ status }] = await Promise.all([desk.file(naming(named(kept))), clearing(25).clear()]);
        // A file that was being named while it was cleared is cleared the next time.
        if (status !== 201) await clearing(25).clear();
        expect([status, await isKept(kept)]).toEqual(status === 201 ? [201, [1, 1]] : [422, [0, 0]]);
      }
    });
  });
});
