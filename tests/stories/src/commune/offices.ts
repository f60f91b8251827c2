import { AppModule as CivilRegistration, CivilRegistrationEnvironment } from '@lien-thong/civil-registration';
import { startMailSink, type MailSink } from '@lien-thong/embedded';
import { AppModule as Monitoring, MonitoringEnvironment } from '@lien-thong/monitoring';
import { AppModule as Notifications, NotificationsEnvironment } from '@lien-thong/notifications';
import { AppModule as OneStop, OneStopEnvironment } from '@lien-thong/one-stop';
import { AppModule as Residence, ResidenceEnvironment } from '@lien-thong/residence';
import { AppModule as SocialInsurance, SocialInsuranceEnvironment } from '@lien-thong/social-insurance';
import { facilityKeys, freePort, freshPrefix, openService, type OpenService } from '@lien-thong/testing';
import type { DecidesBy } from '@lien-thong/contracts';

/** Every office of a province, over one Kafka and a database each, in this process. */
export interface Offices {
  oneStop: OpenService;
  civilRegistration: OpenService;
  residence: OpenService;
  socialInsurance: OpenService;
  notifications: OpenService;
  monitoring: OpenService;
  mail: MailSink;
}

/** How the offices decide; one that is not named decides by the rule alone. */
export type Deciding = Partial<Record<'civilRegistration' | 'residence' | 'socialInsurance', DecidesBy>>;

export async function openOffices(deciding: Deciding = {}): Promise<Offices> {
  const settings = { KAFKA_PREFIX: freshPrefix() };
  const mail = await openMail();
  // One after the other: they share two cores with the broker that makes their topics. The law comes from the one-stop.
  const oneStop = await openService({
    name: 'one-stop',
    environment: OneStopEnvironment,
    module: (e) => OneStop.of(e),
    settings: { ...settings, HEALTH_FACILITY_KEYS: facilityKeys().publicKeys },
    decidesBy: deciding.civilRegistration,
  });
  const civilRegistration = await openService({
    name: 'civil-registration',
    environment: CivilRegistrationEnvironment,
    module: (e) => CivilRegistration.of(e),
    settings,
    installsLaw: false,
    decidesBy: deciding.civilRegistration,
  });
  const residence = await openService({
    name: 'residence',
    environment: ResidenceEnvironment,
    module: (e) => Residence.of(e),
    settings,
    installsLaw: false,
    decidesBy: deciding.residence,
  });
  const socialInsurance = await openService({
    name: 'social-insurance',
    environment: SocialInsuranceEnvironment,
    module: (e) => SocialInsurance.of(e),
    settings,
    installsLaw: false,
    decidesBy: deciding.socialInsurance,
  });
  const notifications = await openService({
    name: 'notifications',
    environment: NotificationsEnvironment,
    module: (e) => Notifications.of(e),
    settings: {
      ...settings,
      SMTP_URL: mail.smtpUrl,
      MAIL_FROM: 'Liên thông <bao-tin@lienthong.example.vn>',
    },
    installsLaw: false,
  });
  const monitoring = await openService({
    name: 'monitoring',
    environment: MonitoringEnvironment,
    module: (e) => Monitoring.of(e),
    settings,
  });
  return { oneStop, civilRegistration, residence, socialInsurance, notifications, monitoring, mail };
}

/** A port that was free may be another's a moment later: then others are tried. */
async function openMail(): Promise<MailSink> {
  for (let tries = 1; ; tries++)
    try {
      return await startMailSink({ smtpPort: await freePort(), httpPort: await freePort() });
    } catch (fault) {
      if (tries === 5) throw fault;
    }
}

export async function closeOffices({ mail, ...services }: Offices): Promise<void> {
  for (const service of Object.values(services)) await service.close();
  await mail.stop();
}
