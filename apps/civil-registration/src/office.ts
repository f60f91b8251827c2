/** The office as a whole, for tests that run several in one process. */
export { AppModule } from './app.module';
export { CivilRegistrationEnvironment } from './environment';
