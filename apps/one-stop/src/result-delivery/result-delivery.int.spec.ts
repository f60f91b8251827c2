import {
  DeathRegistered,
  fullNameOf,
  ResidenceDeregistered,
  type CaseView,
  type Declaration,
  type Extract,
  type Filed,
  type ResultDelivery,
  type Timeline,
} from '@lien-thong/contracts';
import { eventually, storedInTheClear } from '@lien-thong/testing';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';
import { ANSWER_IS_LOST } from './simulated-carrier';

jest.setTimeout(90_000);

let people = 0;

function ofSomebody(delivery: Declaration['delivery']): Declaration {
  const { benefit: _, payee: __, ...d } = declaration();
  const n = String(++people).padStart(3, '0');
  const deceased = { ...d.deceased, givenName: `Trả ${n}`, personalId: `092044333${n}` };
  const requester = { ...d.requester, personalId: `092180333${n}` };
  return { ...d, procedures: ['death-registration', 'residence-deletion'], deceased, requester, delivery };
}

describe('the result of a case', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  const view = async (caseId: string) => (await desk.get<CaseView>(`cases/${caseId}`)).body;
  const reaches = (caseId: string, status: CaseView['status']) =>
    eventually(
      () => view(caseId),
      (c) => c.status === status,
      { within: 20_000 },
    );
  const saidOf = async (caseId: string, type: string) =>
    (await desk.said(caseId)).filter((one) => one.type === `one-stop.${type}.v1`);

  /** A case that every office has answered. */
  async function done(d: Declaration): Promise<Filed> {
    const { body, status } = await desk.file<Filed>(d);
    expect(status).toBe(201);
    const { deceased, death, commune } = d;
    await desk.tell(DeathRegistered, body.caseId, {
      attempt: 1,
      timing: 'on-time',
      extract: {
        number: '386/2026',
        entry: 386,
        bookYear: 2026,
        commune,
        registeredOn: '2026-11-25',
        signature: '',
        deceased: {
          fullName: fullNameOf(deceased),
          personalId: deceased.personalId,
          birthDate: deceased.birthDate,
          sex: deceased.sex,
        },
        diedOn: death.date,
      },
    });
    await reaches(body.caseId, 'processing');
    await desk.tell(ResidenceDeregistered, body.caseId, {
      attempt: 1,
      commune,
      deregisteredOn: '2026-11-25',
      remainingMembers: 2,
    });
    await reaches(body.caseId, 'done');
    return body;
  }

  const receiptOf = ({ requester }: Declaration) => ({
    receiverName: requester.fullName,
    receiverId: requester.personalId,
    identityChecked: true,
    signedOnPaper: true,
  });

  const parcels = async (caseId: string) => (await desk.get<ResultDelivery>(`cases/${caseId}/delivery`)).body;
  const parcelIs = (caseId: string, state: string) =>
    eventually(
      () => parcels(caseId),
      ({ shipments }) => shipments.at(-1)?.state === state,
      { within: 20_000 },
    );
  const move = async (trackingCode: string, state: string) =>
    expect((await desk.post(`simulated-parcels/${trackingCode}/journey`, { state })).status).toBe(204);

  it('is handed over at the desk to who was looked at and signed: status 10, once', async () => {
    const d = ofSomebody({ method: 'desk' });
    const { caseId } = await done(d);
    const handOver = (change: object = {}) =>
      desk.post<{ code: string; errors?: { pointer: string }[] }>(`cases/${caseId}/hand-over`, {
        ...receiptOf(d),
        ...change,
      });
    const stranger = await handOver({ receiverId: '092180999999' });
    expect([stranger.status, stranger.body.errors![0]!.pointer]).toEqual([422, '/onBehalfBecause']);
    expect((await handOver()).status).toBe(204);
    expect(await view(caseId)).toMatchObject({ status: 'returned', statusNumber: 10 });
    expect((await handOver()).body.code).toBe('not-now');
    expect(await saidOf(caseId, 'result-delivered')).toHaveLength(1);
    expect(await storedInTheClear(desk.database, [d.requester.personalId])).toEqual([]);
    // Whoever has died and was returned is not declared again.
    expect((await desk.file<{ code: string }>(d)).body.code).toBe('already-declared');
  });

  it('is not there before every office has answered', async () => {
    const d = ofSomebody({ method: 'desk' });
    const { caseId } = (await desk.file<Filed>(d)).body;
    const early = await desk.post<{ code: string }>(`cases/${caseId}/hand-over`, receiptOf(d));
    expect([early.status, early.body.code]).toEqual([409, 'not-now']);
  });

  it('is fetched by who declared, with the code and the own id', async () => {
    const d = ofSomebody({ method: 'online' });
    const { caseId, dossierCode } = await done(d);
    const fetch = (personalId: string) =>
      desk.post<Extract>(`progress/${encodeURIComponent(dossierCode!)}/result`, { personalId });
    expect((await fetch('092180999999')).status).toBe(404);
    expect((await view(caseId)).status).toBe('done');
    const fetched = await fetch(d.requester.personalId);
    expect([fetched.status, fetched.body.number]).toEqual([200, '386/2026']);
    expect((await view(caseId)).status).toBe('returned');
    expect((await fetch(d.requester.personalId)).body).toEqual(fetched.body);
    expect(await saidOf(caseId, 'result-delivered')).toHaveLength(1);
  });

  it('that the post lost is sent again with the reason, and delivered', async () => {
    const d = ofSomebody({ method: 'post', address: 'Số 5, đường Hòa Bình' });
    const { caseId } = await done(d);
    const ship = (body: object) => desk.post<{ code: string }>(`cases/${caseId}/shipments`, body);
    expect((await ship({})).status).toBe(202);
    expect((await ship({})).body.code).toBe('parcel-under-way');
    const first = (await parcelIs(caseId, 'ordered')).shipments[0]!.trackingCode!;
    expect((await desk.post<{ code: string }>(`cases/${caseId}/hand-over`, receiptOf(d))).body.code).toBe(
      'parcel-under-way',
    );
    await move(first, 'accepted');
    await move(first, 'lost');
    await parcelIs(caseId, 'lost');
    expect((await saidOf(caseId, 'result-lost'))[0]!.data).toMatchObject({ trackingCode: first });
    expect((await ship({})).status).toBe(422);
    expect((await ship({ reason: 'Bưu chính báo thất lạc.' })).status).toBe(202);
    const second = (await parcelIs(caseId, 'ordered')).shipments[1]!;
    expect(second).toMatchObject({ attempt: 2, reason: 'Bưu chính báo thất lạc.' });
    await move(second.trackingCode!, 'in-transit');
    await move(second.trackingCode!, 'delivered');
    await reaches(caseId, 'returned');
    const { shipments, method } = await parcels(caseId);
    expect(method).toBe('post');
    expect(shipments.map(({ journey }) => journey.map(({ state }) => state))).toEqual([
      ['ordered', 'accepted', 'lost'],
      ['ordered', 'in-transit', 'delivered'],
    ]);
    const { entries } = (await desk.get<Timeline>(`cases/${caseId}/timeline`)).body;
    expect(entries.at(-1)!.text).toContain('Bưu chính đã phát');
    expect(await saidOf(caseId, 'result-shipped')).toHaveLength(2);
  });

  it('is one parcel, though the first answer of the carrier was lost', async () => {
    const d = ofSomebody({ method: 'post', address: `Số 6, đường Hòa Bình ${ANSWER_IS_LOST}` });
    const { caseId } = await done(d);
    expect((await desk.post(`cases/${caseId}/shipments`, {})).status).toBe(202);
    await parcelIs(caseId, 'ordered');
    const ordered = await desk.query(
      'select 1 from simulated_parcel join result_shipment using (reference) where case_id = $1',
      [caseId],
    );
    expect(ordered).toHaveLength(1);
  });

  it('is not sent where the family did not choose the post', async () => {
    const { caseId } = await done(ofSomebody({ method: 'desk' }));
    expect((await desk.post<{ code: string }>(`cases/${caseId}/shipments`, {})).body.code).toBe(
      'not-by-post',
    );
  });
});
