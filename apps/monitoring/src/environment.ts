import { OfficeEnvironment } from '@lien-thong/service';

export class MonitoringEnvironment extends OfficeEnvironment {}
