/** Everything that starts as a process of its own and serves HTTP, in the order of its ports. */
export const SERVICES = [
  'web',
  'one-stop',
  'civil-registration',
  'residence',
  'social-insurance',
  'notifications',
  'monitoring',
] as const;
export type ServiceName = (typeof SERVICES)[number];

export type OfficeName = Exclude<ServiceName, 'web'>;

/** Those with a database, a role for it and migrations. */
export const OFFICES = SERVICES.filter((name): name is OfficeName => name !== 'web');

/** The office's database, and the role that its service works as. */
export const databaseOf = (office: OfficeName) => office.replaceAll('-', '_');

/** `one-stop` → `ONE_STOP_URL`, the variable that tells the web server where an office is. */
export const addressVariable = (office: OfficeName) => `${office.replaceAll('-', '_').toUpperCase()}_URL`;
