import { openService, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { SocialInsuranceEnvironment } from '../environment';

jest.setTimeout(60_000);

describe("the officers' lists, asked oddly", () => {
  let office: OpenService;

  beforeAll(async () => {
    office = await openService({
      name: 'social-insurance',
      environment: SocialInsuranceEnvironment,
      module: (e) => AppModule.of(e),
    });
  });

  afterAll(() => office.close());

  it.each([
    ['supplements?desk=commune&after=-1', 422],
    ['supplements?desk=commune&desk=commune', 422],
    ['supplements?desk=commune&after=999999999999999', 200],
    ['supplements?desk=commune&state=draft&state=approved', 422],
    ['supplements?desk=commune&after=1e5', 422],
    ['supplements?desk=%00', 422],
  ])('answers GET %s with %i', async (path, status) => {
    expect((await office.get(path)).status).toBe(status);
  });

  it('answers odd decisions with a problem of the asker', async () => {
    const bodies = [null, [], 'x', {}, { why: 'b' }, { pays: '__proto__', why: 'b' }, { why: {} }];
    const paths = ['supplements/%00/approve', `supplements/${randomUUID()}/approve`, 'supplements/x/dismiss'];
    for (const path of paths)
      for (const body of bodies) {
        const { status } = await office.post(path, body);
        expect([path, body, status >= 400 && status < 500]).toEqual([path, body, true]);
      }
  });
});
