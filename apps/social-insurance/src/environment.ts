import { GazetteEnvironment } from '@lien-thong/gazette';

export class SocialInsuranceEnvironment extends GazetteEnvironment {}
