import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Intake } from './intake';
import { OfficeRules } from './office-rules';
import type { Task } from './task';
import { workController } from './work-controller';
import { WorkDesk } from './work-desk';

/** The desks of a service's tasks: their lists, and what officers do on them. */
@Global()
@Module({})
export class DeskModule {
  static of({
    tasks,
    imports,
  }: {
    tasks: readonly Task[];
    imports?: DynamicModule['imports'];
  }): DynamicModule {
    return {
      module: DeskModule,
      imports: imports ?? [],
      controllers: tasks.map(workController),
      providers: [OfficeRules, Intake, WorkDesk],
      exports: [Intake],
    };
  }
}
