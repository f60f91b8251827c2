import { aclCommandsOf, aclsOf, topicAccessOf } from './index';
import { OFFICES } from './forms/words';
import { TOPICS } from './topics';

describe('what an office may do with topics', () => {
  it('is for the civil registration: its commands, the directory and the law to read, its own events to write', () => {
    expect(topicAccessOf('civil-registration')).toEqual({
      reads: [
        'civil-registration.commands.v1',
        'one-stop.directory.v1',
        'one-stop.erasures.v1',
        'one-stop.law.v1',
      ],
      writes: ['civil-registration.events.v1'],
    });
  });

  it('lets the one-stop desk alone give orders', () => {
    for (const office of OFFICES.filter((name) => name !== 'one-stop'))
      expect(topicAccessOf(office).writes.filter((topic) => topic.endsWith('.commands.v1'))).toEqual([]);
    expect(topicAccessOf('one-stop').writes).toContain('residence.commands.v1');
  });

  it('lets nobody tell events in another’s name', () => {
    for (const office of OFFICES)
      for (const topic of topicAccessOf(office).writes.filter((name) => name.endsWith('.events.v1')))
        expect(topic).toBe(`${office}.events.v1`);
  });

  it('has a writer and a reader for every topic, and no topic that is not declared', () => {
    const declared = TOPICS.map(({ topic }) => topic).sort();
    const written = new Set(OFFICES.flatMap((office) => topicAccessOf(office).writes));
    const read = new Set(OFFICES.flatMap((office) => topicAccessOf(office).reads));
    expect([...written].sort()).toEqual(declared);
    expect([...read].sort()).toEqual(declared);
  });

  it('becomes rules of the broker, with the prefix of the services and the groups they read in', () => {
    expect(aclsOf('residence', 'trial.')).toEqual([
      { resource: 'topic', name: 'trial.one-stop.directory.v1', operation: 'Read' },
      { resource: 'topic', name: 'trial.one-stop.erasures.v1', operation: 'Read' },
      { resource: 'topic', name: 'trial.one-stop.law.v1', operation: 'Read' },
      { resource: 'topic', name: 'trial.residence.commands.v1', operation: 'Read' },
      { resource: 'topic', name: 'trial.residence.events.v1', operation: 'Write' },
      { resource: 'group', name: 'trial.residence', operation: 'Read' },
      { resource: 'group', name: 'trial.residence.reference', operation: 'Read' },
    ]);
    expect(aclCommandsOf('residence')[1]).toEqual(
      '--add --allow-principal User:residence --operation Write --topic residence.events.v1'.split(' '),
    );
  });
});
