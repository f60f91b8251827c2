import { accessMatrix, attackAddresses, openService, type OpenService } from '@lien-thong/testing';
import { AppModule } from './app.module';
import { NotificationsEnvironment } from './environment';

jest.setTimeout(120_000);

describe('who may do what at notifications', () => {
  let office: OpenService;

  beforeAll(async () => {
    office = await openService({
      name: 'notifications',
      environment: NotificationsEnvironment,
      module: (e) => AppModule.of(e),
      settings: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'a@b.vn' },
    });
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
