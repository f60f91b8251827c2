import { Allows } from '@lien-thong/access';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { collectDefaultMetrics, register } from 'prom-client';

let collecting = false;

@ApiExcludeController()
@Allows('metrics.read')
@Controller('metrics')
export class MetricsController {
  constructor() {
    if (!collecting) collectDefaultMetrics({ eventLoopMonitoringPrecision: 100 });
    collecting = true;
  }

  @Get()
  @Header('content-type', register.contentType)
  metrics(): Promise<string> {
    return register.metrics();
  }
}
