import { DeathRegistered, RegisterDeath } from '@lien-thong/contracts';
import { register } from 'prom-client';
import type { Broker, ConsumerOptions } from '../broker/broker';
import { say, type Received, type Work } from '../message';
import { UnitOfWork } from '../unit-of-work';
import { sampleOf } from './messages';
import { enter, openOffice } from './office';
import type { Asked, Moment, ProcessOptions, Told } from './child-office';

const { name, deaf, halts = [], ...options } = JSON.parse(process.env['OFFICE_OPTIONS']!) as ProcessOptions;

const tell = (told: Told) => process.send!(told);

const haltsAt = new Set<Moment>(halts);
const halted = new Map<Moment, (() => void)[]>();

/** Tells the parent that it is here, and waits at the moments it was asked to halt at until it may go on. */
async function at(moment: Moment): Promise<void> {
  tell({ at: moment });
  if (!haltsAt.has(moment)) return;
  await new Promise<void>((resolve) => halted.set(moment, [...(halted.get(moment) ?? []), resolve]));
}

function goOn(moment: Moment): void {
  haltsAt.delete(moment);
  for (const resolve of halted.get(moment) ?? []) resolve();
}

function between(real: Broker): Broker {
  const producer = real.producer();
  return {
    ensureTopics: (topics) => real.ensureTopics(topics),
    bounds: (topic) => real.bounds(topic),
    lag: (group, topics) => real.lag(group, topics),
    consumer: (given: ConsumerOptions) =>
      real.consumer({
        ...given,
        records: async (share) => {
          share.signal.addEventListener('abort', () => tell({ at: 'share may have moved' }));
          await at('share arrived');
          await given.records(share);
        },
      }),
    producer: () => ({
      send: async (records) => {
        await at('before publishing');
        await producer.send(records);
        await at('published');
      },
      close: () => producer.close(),
    }),
    close: () => real.close(),
  };
}

async function hear(messages: Received[], work: Work): Promise<void> {
  await at('in a batch');
  await enter(messages, work, name);
  work.send(messages.map((m) => say(DeathRegistered, m.caseId, sampleOf(DeathRegistered), m)));
  await at('before the commit');
}

async function main(): Promise<void> {
  const office = await openOffice({ ...options, hears: deaf ? [] : [[RegisterDeath, hear]], between });
  const speak = (caseId: string) =>
    office.app
      .get(UnitOfWork)
      .run((work) => Promise.resolve(work.send(say(DeathRegistered, caseId, sampleOf(DeathRegistered)))));
  process.on('message', (asked: Asked) => {
    if ('goOn' in asked) goOn(asked.goOn);
    else if ('speak' in asked) void speak(asked.speak);
    else if ('metrics' in asked) void register.metrics().then((metrics) => tell({ metrics }));
    else void office.close().then(() => process.exit(0));
  });
  tell({ at: 'open' });
}

void main().catch((fault: unknown) => {
  console.error(fault);
  process.exit(1);
});
