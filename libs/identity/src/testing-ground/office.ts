import { Allows, Asker, type Caller } from '@lien-thong/access';
import {
  InboxContents1764000000100,
  MessagingModule,
  MessagingTables1764000000000,
  ReplayRequests1764000063000,
} from '@lien-thong/messaging';
import { databaseOptions, ServiceModule, type OfficeEnvironment } from '@lien-thong/service';
import { Controller, Get, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DirectoryTables1764000020000 } from '../directory/directory-tables';
import { IdentityModule } from '../identity.module';

/** Endpoints of every kind there is: for anyone, for some, and one that somebody forgot to write an action on. */
@Controller('doors')
class DoorsController {
  @Allows('catalogue.read')
  @Get('open')
  open() {
    return { open: true };
  }

  @Allows('case.list')
  @Get('cases')
  cases(@Asker() asker: Caller) {
    return { subject: asker.subject, name: asker.name, communes: asker.reach('case.list').communes };
  }

  @Get('forgotten')
  forgotten() {
    return { open: true };
  }
}

@Module({})
export class Office {
  static of(environment: OfficeEnvironment): DynamicModule {
    return {
      module: Office,
      imports: [
        ServiceModule.of({ name: 'monitoring', logLevel: environment.LOG_LEVEL }),
        TypeOrmModule.forRoot(
          databaseOptions(
            environment,
            [],
            [
              MessagingTables1764000000000,
              InboxContents1764000000100,
              DirectoryTables1764000020000,
              ReplayRequests1764000063000,
            ],
          ),
        ),
        IdentityModule.of({ environment }),
        MessagingModule.of({ office: 'monitoring', environment }),
      ],
      controllers: [DoorsController],
    };
  }
}
