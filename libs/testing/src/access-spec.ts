import type { OfficeEnvironment } from '@lien-thong/service';
import { accessMatrix } from './access-matrix';
import { attackAddresses } from './attacks';
import { openService, type Opening, type OpenService } from './open-service';

/** The specs of who may do what at a service: the same for each. */
export function specifyAccess<E extends OfficeEnvironment>(opening: Opening<E>): void {
  jest.setTimeout(120_000);

  describe(`who may do what at ${opening.name}`, () => {
    let office: OpenService;

    beforeAll(async () => {
      office = await openService(opening);
    });
    afterAll(() => office.close());

    it('is what the access table says, for every endpoint, role and unit', async () => {
      const { tried, wrong } = await accessMatrix(office);
      expect(wrong).toEqual([]);
      expect(tried).toBeGreaterThan(100);
    });

    it('is no more than that, whatever hostile text an address holds', async () => {
      const { tried, wrong } = await attackAddresses(office);
      expect(wrong).toEqual([]);
      expect(tried).toBeGreaterThan(100);
    });
  });
}
