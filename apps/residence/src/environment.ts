import { OfficeEnvironment } from '@lien-thong/service';

export class ResidenceEnvironment extends OfficeEnvironment {}
