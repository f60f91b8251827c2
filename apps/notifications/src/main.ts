import { runService } from '@lien-thong/service';
import { service } from './service';

void runService(service);
