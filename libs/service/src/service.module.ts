import { Global, Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { Clock } from './clock';
import { HealthChecks, HealthController } from './health';
import { MetricsController } from './metrics';

/** A failed statement's fault carries what was to be written: people's data, which no log may hold. */
const VALUES_OF_STATEMENTS = ['err.parameters', 'err.detail', 'err.where', 'err.driverError'];

interface Options {
  name: string;
  logLevel: string;
}

/** What every service has: a clock, logs as JSON lines, health and metrics. */
@Global()
@Module({})
export class ServiceModule {
  static of({ name, logLevel }: Options): DynamicModule {
    return {
      module: ServiceModule,
      imports: [
        LoggerModule.forRoot({
          pinoHttp: {
            name,
            level: logLevel,
            autoLogging: false,
            quietReqLogger: true,
            customAttributeKeys: { reqId: 'request' },
            redact: ['req.headers.authorization', 'req.headers.cookie', ...VALUES_OF_STATEMENTS],
          },
        }),
      ],
      controllers: [HealthController, MetricsController],
      providers: [Clock, HealthChecks],
      exports: [Clock, HealthChecks],
    };
  }
}
