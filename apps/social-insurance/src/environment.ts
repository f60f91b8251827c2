import { OfficeEnvironment } from '@lien-thong/service';

export class SocialInsuranceEnvironment extends OfficeEnvironment {}
