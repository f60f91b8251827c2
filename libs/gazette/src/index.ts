export { GazetteEnvironment } from './environment';
export { GazetteModule } from './gazette.module';
export { Gazette } from './gazette';
export { LawFollower, type Follow } from './law-follower';
export { GazetteTables1764000010000 } from './gazette-tables';
export { keepBundle, lockBundles, newestVersion, type Bundle } from './bundle';
export { filesOf, fileListOf, filesSha256, sign, verify, UntrustedLaw, type Signed } from './signature';
