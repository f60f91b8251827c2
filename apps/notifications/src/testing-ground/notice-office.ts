import type { CaseReceived, Contact, NoticeList, SimulatedOutbox } from '@lien-thong/contracts';
import { startMailSink, type MailSink } from '@lien-thong/embedded';
import { eventually, freePort, openService, type OpenService } from '@lien-thong/testing';
import { AppModule } from '../app.module';
import { NotificationsEnvironment } from '../environment';
import { nextNoon } from './daytime';

export const PHONE = '0912345678';
export const EMAIL = 'ngoclan.tran@example.vn';
/** A mailbox that the mail server does not have. */
export const NO_MAILBOX = 'khong-co@example.vn';

/** The whole service with a real mail server, for specs to ask. */
export interface NoticeOffice extends OpenService {
  sink: MailSink;
  noticesOf(caseId: string): Promise<NoticeList['items']>;
  until(caseId: string, done: (all: NoticeList['items']) => boolean): Promise<NoticeList['items']>;
  /** The notices of a case once there are any and none of them waits any more. */
  settled(caseId: string): Promise<NoticeList['items']>;
  textOf(reference: string): Promise<string | undefined>;
  /** Sets its clock. */
  at(instant: string): void;
}

export async function openNoticeOffice(
  settings: Partial<NotificationsEnvironment> = {},
): Promise<NoticeOffice> {
  const sink = await startMailSink({
    smtpPort: await freePort(),
    httpPort: await freePort(),
    isUnknown: (address) => address === NO_MAILBOX,
  });
  const office = await openService({
    name: 'notifications',
    environment: NotificationsEnvironment,
    module: (environment) => AppModule.of(environment),
    settings: {
      SMTP_URL: sink.smtpUrl,
      MAIL_FROM: 'Liên thông <bao-tin@lienthong.example.vn>',
      ...settings,
    },
  });
  office.clock.moveTo(nextNoon());
  const noticesOf = async (caseId: string) =>
    (await office.get<NoticeList>(`notices?caseId=${caseId}`)).body.items;
  return {
    ...office,
    privacy: office.privacy,
    sink,
    noticesOf,
    until: (caseId, done) => eventually(() => noticesOf(caseId), done, { within: 20_000 }),
    settled: (caseId) =>
      eventually(
        () => noticesOf(caseId),
        (all) => all.length > 0 && all.every(({ nextTryAt }) => nextTryAt === undefined),
        { within: 20_000 },
      ),
    textOf: async (reference) => {
      const { items } = (await office.get<SimulatedOutbox>('sms-outbox')).body;
      return items.find((line) => line.reference === reference)?.body;
    },
    at: (instant) => office.clock.moveTo(new Date(instant)),
    close: async () => {
      await office.close();
      await sink.stop();
    },
  };
}

/** A case of which its family is told. */
export const received = (contact: Partial<Contact>): CaseReceived => ({
  commune: '31135',
  channel: 'desk',
  contact: { fullName: 'Trần Thị Ngọc Lan', ...contact },
  dossierCode: 'H12.45.07-261120-0031',
  receivedAt: '2026-11-20T02:12:40.000Z',
  promisedOn: '2026-12-04',
  procedures: ['death-registration', 'residence-deletion'],
});
