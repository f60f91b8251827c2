import { DeregisterResidence, ResidenceDeregistered } from '@lien-thong/contracts';
import { lawFiles, type Law, type LawFiles } from '@lien-thong/law';
import {
  InboxContents1764000000100,
  Handles,
  MessagingModule,
  MessagingTables1764000000000,
  ReplayRequests1764000063000,
  say,
  type Received,
  type Work,
} from '@lien-thong/messaging';
import { databaseOptions, ServiceModule } from '@lien-thong/service';
import { Controller, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { GazetteEnvironment } from '../environment';
import { Gazette } from '../gazette';
import { GazetteModule } from '../gazette.module';
import { GazetteTables1764000010000 } from '../gazette-tables';

/** An office that tells by its answer which reference level it read. */
@Controller()
class AnsweringHandler {
  @Handles(DeregisterResidence)
  async answer(commands: Received<DeregisterResidence>[], { send, law }: Work<Law>): Promise<void> {
    const level = law.rows.find(({ key, value }) => key === 'reference-level' && value === 2_600_000);
    send(
      commands.map((command) =>
        say(
          ResidenceDeregistered,
          command.caseId,
          { attempt: 1, commune: '31120', deregisteredOn: '2026-11-25', remainingMembers: level ? 1 : 0 },
          command,
        ),
      ),
    );
    await Promise.resolve();
  }
}

@Module({})
export class Office {
  static of(environment: GazetteEnvironment): DynamicModule {
    return {
      module: Office,
      imports: [
        ServiceModule.of({ name: 'residence', logLevel: environment.LOG_LEVEL }),
        TypeOrmModule.forRoot(
          databaseOptions(
            environment,
            [],
            [
              MessagingTables1764000000000,
              InboxContents1764000000100,
              GazetteTables1764000010000,
              ReplayRequests1764000063000,
            ],
          ),
        ),
        GazetteModule.of({ environment }),
        MessagingModule.of({ office: 'residence', environment, law: Gazette }),
      ],
      controllers: [AnsweringHandler],
    };
  }
}

export const founding = lawFiles();
export const raisedTo = (level: number): LawFiles => ({
  ...founding,
  'parameters.yaml': founding['parameters.yaml']!.replace('value: 2530000', `value: ${level}`),
});

/** An order that the office answers. */
export const order = (): DeregisterResidence => ({
  attempt: 1,
  extract: {
    number: '386/2026',
    entry: 386,
    bookYear: 2026,
    commune: '31120',
    registeredOn: '2026-11-25',
    signature: '',
    diedOn: '2026-11-20',
    deceased: { fullName: 'Nguyễn Văn Minh', birthDate: '1948', sex: 'male' },
  },
  lastResidence: { kind: 'permanent', province: '92', commune: '31120', detail: 'Ấp 3' },
  householdHead: { isRequester: false, fullName: 'Nguyễn Thị Lan', relation: 'spouse' },
});
