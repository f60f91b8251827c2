import { OfficeEnvironment } from '@lien-thong/service';

export class CivilRegistrationEnvironment extends OfficeEnvironment {}
