import { GazetteEnvironment } from '@lien-thong/gazette';

export class ResidenceEnvironment extends GazetteEnvironment {}
