import { OfficeEnvironment } from '@lien-thong/service';

export class OneStopEnvironment extends OfficeEnvironment {}
