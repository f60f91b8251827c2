import { EnvironmentFault, OfficeEnvironment, readEnvironment } from './environment';

const GIVEN = {
  PORT: '8601',
  DATABASE_URL: 'postgres://a:b@127.0.0.1:5432/c',
  KAFKA_BROKERS: '127.0.0.1:9092',
  OIDC_ISSUER: 'http://127.0.0.1:8700',
  OIDC_AUDIENCE: 'lien-thong',
  FIELD_KEYS: 'field-keys.json',
};

describe('the environment', () => {
  it('is read as what it is, with the usual where nothing is said', () => {
    const read = readEnvironment(OfficeEnvironment, { ...GIVEN, LOG_LEVEL: '' });
    expect(read).toMatchObject({
      PORT: 8601,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      DATABASE_POOL: 8,
      KAFKA_PREFIX: '',
    });
  });

  it('that is wrong names every variable at fault', () => {
    const wrong = () =>
      readEnvironment(OfficeEnvironment, {
        ...GIVEN,
        PORT: 'http',
        DATABASE_URL: undefined,
        LOG_LEVEL: 'loud',
      });
    expect(wrong).toThrow(EnvironmentFault);
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL']) expect(wrong).toThrow(name);
  });
});
