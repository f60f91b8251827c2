/**
 * Who may import whom. The only such list: ESLint enforces it, and a spec proves for every project of the workspace
 * that an import it forbids does fail.
 */

const NEST_AND_ORM = ['@nestjs/*', 'nestjs-*', 'typeorm', 'pg'];

/** What every office is made of; one that decides goes by the law in force and acts on signed statements. */
const OFFICE = ['access', 'audit', 'contracts', 'identity', 'law', 'messaging', 'privacy', 'service'];
const DECIDING_OFFICE = [...OFFICE, 'desk', 'gazette', 'signature'];

/** Libraries and apps: what each may import of the workspace, and the packages it must do without. */
export const PROJECTS = {
  contracts: { may: [], not: NEST_AND_ORM },
  law: { may: [], not: NEST_AND_ORM },
  signature: { may: ['contracts'], not: NEST_AND_ORM },
  pages: { may: ['contracts', 'law', 'signature'], not: NEST_AND_ORM },
  access: { may: ['contracts', 'law'], not: ['typeorm', 'pg'] },
  service: { may: ['access', 'contracts'], not: [] },
  messaging: { may: ['access', 'contracts', 'service'], not: [] },
  gazette: { may: ['access', 'contracts', 'law', 'messaging', 'service', 'signature'], not: [] },
  identity: { may: ['access', 'contracts', 'messaging', 'service'], not: [] },
  privacy: { may: ['audit', 'contracts', 'service', 'signature'], not: [] },
  audit: { may: ['access', 'contracts', 'messaging', 'service', 'signature'], not: [] },
  desk: {
    may: ['access', 'audit', 'contracts', 'gazette', 'identity', 'law', 'messaging', 'privacy', 'service'],
    not: [],
  },
  embedded: { may: [], not: ['@nestjs/*', 'typeorm'] },
  synthetic: { may: ['contracts', 'law'], not: NEST_AND_ORM },
  testing: {
    may: [
      'access',
      'embedded',
      'gazette',
      'identity',
      'law',
      'messaging',
      'privacy',
      'service',
      'signature',
      'contracts',
    ],
    not: [],
  },
  'one-stop': { may: ['pages', ...DECIDING_OFFICE], not: [] },
  'civil-registration': { may: ['pages', ...DECIDING_OFFICE], not: [] },
  residence: { may: DECIDING_OFFICE, not: [] },
  'social-insurance': { may: DECIDING_OFFICE, not: [] },
  notifications: { may: ['gazette', ...OFFICE], not: [] },
  monitoring: { may: OFFICE, not: [] },
  web: { may: ['contracts', 'service'], not: ['typeorm', 'pg'] },
  dev: { may: ['embedded', 'identity-provider', 'synthetic', 'contracts', 'law'], not: [] },
  'identity-provider': { may: ['access', 'contracts'], not: ['typeorm', 'pg'] },
  'contracts-tool': { may: ['contracts'], not: NEST_AND_ORM },
  'law-tool': { may: ['law'], not: NEST_AND_ORM },
  boundaries: { may: [], not: [] },
  e2e: { may: ['dev', 'fault', 'testing', 'synthetic', 'contracts', 'embedded'], not: [] },
  fault: { may: ['bench', 'dev', 'testing', 'synthetic', 'contracts', 'embedded'], not: [] },
  bench: {
    may: ['dev', 'testing', 'synthetic', 'contracts', 'embedded', 'law', 'pages', 'signature'],
    not: [],
  },
  signatures: { may: ['embedded', 'law', 'pages', 'synthetic'], not: NEST_AND_ORM },
  stories: {
    may: [
      'one-stop',
      'civil-registration',
      'residence',
      'social-insurance',
      'notifications',
      'monitoring',
      'contracts',
      'embedded',
      'law',
      'messaging',
      'service',
      'synthetic',
      'testing',
    ],
    not: [],
  },
  fuzz: { may: ['contracts', 'dev', 'testing'], not: ['@nestjs/*'] },
};

/** What a spec may import besides: the real parts, and the offices' own words. */
export const SPECS_MAY = ['testing', 'embedded', 'identity-provider', 'synthetic', 'contracts'];

/** The lib's own specs are tested through the harness that is made of the lib; nothing built goes in that circle. */
export const SPEC_CIRCLES = [
  ['@lien-thong/testing', '@lien-thong/messaging'],
  ['@lien-thong/testing', '@lien-thong/gazette'],
  ['@lien-thong/testing', '@lien-thong/privacy'],
  ['@lien-thong/testing', '@lien-thong/identity'],
  ['@lien-thong/testing', '@lien-thong/audit'],
];

/** The one folder that knows Kafka's client. */
export const KAFKA_CLIENT = { package: 'kafkajs', folder: 'libs/messaging/src/broker/kafkajs' };

/** What a browser may take of the workspace at run time: word lists. Types of anything in contracts are free. */
export const BROWSER = { files: 'apps/web/src/browser/**', mayLoad: '@lien-thong/contracts/words' };

export const constraints = (extra = []) =>
  Object.entries(PROJECTS).map(([name, { may, not }]) => ({
    sourceTag: `name:${name}`,
    onlyDependOnLibsWithTags: [...new Set([...may, ...extra])].map((n) => `name:${n}`).concat(`name:${name}`),
    bannedExternalImports: not,
  }));
