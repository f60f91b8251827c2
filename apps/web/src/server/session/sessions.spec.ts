import {
  newTokenKey,
  signInAtPage,
  startProvider,
  type RunningProvider,
} from '@lien-thong/identity-provider';
import { WebEnvironment } from '../environment';
import { OpenId } from './openid';
import { Sessions, type Session } from './sessions';

const PERSON = 'nguyen-thi-thu-ha';
const WEB = 'http://127.0.0.1:8600';
const MINUTE = 60_000;

describe('a session whose token was renewed', () => {
  let provider: RunningProvider;
  let openId: OpenId;
  let sessions: Sessions;

  beforeEach(async () => {
    provider = await startProvider({
      port: 0,
      people: new Map([[PERSON, { subject: PERSON, name: 'Nguyễn Thị Thu Hà', postings: [] }]]),
      clients: [{ id: 'web', secret: 'secret', signedInAt: `${WEB}/dang-nhap/xong` }],
      keys: [newTokenKey()],
    });
    openId = new OpenId(
      Object.assign(new WebEnvironment(), {
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: 'web',
        OIDC_CLIENT_SECRET: 'secret',
        PUBLIC_URL: WEB,
      }),
    );
    sessions = new Sessions(openId);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await provider.stop();
  });

  async function signIn(): Promise<Session> {
    const { to, attempt } = await openId.begin();
    const { search } = await signInAtPage(to, PERSON);
    return sessions.begin(await openId.finish(search, attempt));
  }

  it('goes on with the renewed token while the provider is away, also for a cookie from before', async () => {
    const before = await signIn();
    const start = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(start + 9.5 * MINUTE);
    const renewed = await sessions.current(before);
    expect(renewed!.access).not.toBe(before.access);
    await provider.stop();
    clock.mockReturnValue(start + 19 * MINUTE);
    expect((await sessions.current(before))!.access).toBe(renewed!.access);
    clock.mockReturnValue(start + 20 * MINUTE);
    await expect(sessions.current(before)).rejects.toMatchObject({ status: 503 });
  });
});
