/** The office as a whole, for tests that run several in one process. */
export { AppModule } from './app.module';
export { SocialInsuranceEnvironment } from './environment';
export {
  enterBeneficiaries,
  enterInsured,
  type BeneficiaryLine,
  type InsuredLine,
} from './register/import-register';
