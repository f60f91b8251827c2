import type { ResultDelivery } from '@lien-thong/contracts';
import { eventually } from '@lien-thong/testing';
import { Commune } from './commune/commune';
import { declarationOf } from './commune/family';

jest.setTimeout(120_000);

/** The post loses the extract: it is sent again, and the case is at its end only when the family has it. */
describe('a result that the post loses', () => {
  let commune: Commune;
  let caseId: string;

  beforeAll(async () => {
    commune = await Commune.open();
    caseId = await commune.file(
      declarationOf((d) => (d.delivery = { method: 'post', address: 'Số 5, đường Hòa Bình' })),
    );
    await commune.until(caseId, ({ status }) => status === 'done');
  });

  afterAll(() => commune.close());

  const ship = (body: object) => commune.offices.oneStop.post(`cases/${caseId}/shipments`, body);
  const parcelIs = async (attempt: number, state: string) => {
    const { shipments } = await eventually(
      async () => (await commune.offices.oneStop.get<ResultDelivery>(`cases/${caseId}/delivery`)).body,
      (delivery) => delivery.shipments[attempt - 1]?.state === state,
    );
    return shipments[attempt - 1]!.trackingCode!;
  };
  const move = async (trackingCode: string, state: string) =>
    expect(
      (await commune.offices.oneStop.post(`simulated-parcels/${trackingCode}/journey`, { state })).status,
    ).toBe(204);

  it('is given to the post, and the family is told the number of the parcel', async () => {
    expect((await ship({})).status).toBe(202);
    const parcel = await parcelIs(1, 'ordered');
    await move(parcel, 'accepted');
    expect(await commune.told(caseId, 'result-shipped')).toEqual(['email', 'sms']);
    expect(await commune.mailOf(caseId, parcel)).toContain(parcel);
  });

  it('does not count as delivered when it is lost, and the family hears it from the office first', async () => {
    await move(await parcelIs(1, 'accepted'), 'lost');
    await parcelIs(1, 'lost');
    expect(await commune.told(caseId, 'result-lost')).toEqual(['email', 'sms']);
    expect((await commune.view(caseId)).statusNumber).toBe(9);
  });

  it('is sent again only with a reason on record', async () => {
    expect((await ship({})).status).toBe(422);
    expect((await ship({ reason: 'Bưu chính báo thất lạc.' })).status).toBe(202);
    await move(await parcelIs(2, 'ordered'), 'in-transit');
  });

  it('is returned, status 10, once it has reached the family, which is told', async () => {
    await move(await parcelIs(2, 'in-transit'), 'delivered');
    const { statusNumber } = await commune.until(caseId, ({ status }) => status === 'returned');
    expect(statusNumber).toBe(10);
    expect(await commune.told(caseId, 'result-delivered')).toEqual(['email', 'sms']);
    expect((await commune.timeline(caseId)).at(-1)).toContain('Bưu chính đã phát');
    expect((await ship({ reason: 'Gửi lại.' })).status).toBe(409);
  });
});
