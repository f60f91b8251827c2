import { GazetteEnvironment } from '@lien-thong/gazette';

export class CivilRegistrationEnvironment extends GazetteEnvironment {}
