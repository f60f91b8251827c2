import { DeregisterResidence, type Opinion, type WorkView } from '@lien-thong/contracts';
import { eventually, openService, type Asking, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { ResidenceEnvironment } from '../environment';
import { enterResidents } from '../register/import-residents';
import { command, residentLine } from '../testing-ground/command';

jest.setTimeout(60_000);

const HERE = { kind: 'commune', code: '31120' } as const;
const APPROVE: Opinion = { answer: 'approve', ground: 'Đúng người, đúng nơi thường trú.' };

let people = 0;
const person = () => `0920${String(40_000_000 + ++people).padStart(8, '0')}`;

describe('the desk of the police, where officers decide', () => {
  let office: OpenService;
  let officer: Asking;
  let chief: Asking;

  beforeAll(async () => {
    office = await openService({
      name: 'residence',
      environment: ResidenceEnvironment,
      module: (e) => AppModule.of(e),
      decidesBy: 'signed',
    });
    const posted = (subject: string) =>
      office.as({ subject, posts: [{ role: 'residence-police', unit: HERE }] });
    [officer, chief] = await Promise.all([posted('dat'), posted('truong')]);
  });

  afterAll(() => office.close());

  const act = (asker: Asking, caseId: string, what: string, body?: unknown) =>
    asker.post<WorkView & { code?: string }>(`work/deregister-residence/${caseId}/${what}`, body);

  /** A resident whose death was told, and who waits on the desk. */
  async function waiting(known = true): Promise<{ caseId: string; personalId: string }> {
    const [caseId, personalId] = [randomUUID(), person()];
    if (known)
      await enterResidents(office.database.manager, office.privacy, [
        { ...residentLine(), personalId, householdNumber: randomUUID() },
      ]);
    const about = command();
    about.extract.deceased.personalId = personalId;
    await office.tell(DeregisterResidence, caseId, about);
    await eventually(
      () => officer.get(`work/deregister-residence/${caseId}`),
      ({ status }) => status === 200,
    );
    return { caseId, personalId };
  }

  async function prepared(opinion: Opinion = APPROVE, known = true) {
    const one = await waiting(known);
    await act(officer, one.caseId, 'take');
    expect((await act(officer, one.caseId, 'prepare', opinion)).status).toBe(200);
    return one;
  }

  const said = (caseId: string) => office.said(caseId);

  it('deletes what an officer prepared and another signed, and nothing before', async () => {
    const { caseId } = await prepared();
    expect(await said(caseId)).toEqual([]);
    expect((await act(officer, caseId, 'sign')).body.code).toBe('own-opinion');
    expect((await act(chief, caseId, 'sign')).body.state).toBe('decided');
    expect(await said(caseId)).toMatchObject([{ type: 'residence.residence-deregistered.v1' }]);
  });

  it('proposes what the rule finds, counted from the day of the extract', async () => {
    const { caseId } = await waiting(false);
    const { body } = await officer.get<WorkView>(`work/deregister-residence/${caseId}`);
    expect(body).toMatchObject({
      deceased: 'Trần Văn Bảy',
      proposal: { answer: 'refuse', reason: 'person-not-found' },
    });
    expect(body.dueOn > '2026-11-25').toBe(true);
  });

  it('tells the refusal that was signed', async () => {
    const { caseId } = await prepared(
      { answer: 'refuse', reason: 'identity-differs', ground: 'Ngày sinh khác sổ gốc.' },
      true,
    );
    await act(chief, caseId, 'sign');
    expect(await said(caseId)).toMatchObject([
      {
        type: 'residence.residence-not-deregistered.v1',
        data: {
          reason: 'identity-differs',
          ground: 'Ngày sinh khác sổ gốc. (Điều 24, Luật Cư trú 68/2020/QH14)',
        },
      },
    ]);
  });

  it('deletes nobody who is not there as prepared', async () => {
    const { caseId } = await prepared(APPROVE, false);
    const { status, body } = await act(chief, caseId, 'sign');
    expect([status, body.code]).toEqual([409, 'not-as-prepared']);
    expect(await said(caseId)).toEqual([]);
  });

  it('asks a family for nothing: this office needs no papers', async () => {
    const { caseId } = await waiting();
    await act(officer, caseId, 'take');
    const { status } = await act(officer, caseId, 'prepare', {
      answer: 'ask',
      papers: ['death-notice'],
      ground: 'x',
    });
    expect(status).toBe(422);
  });
});
