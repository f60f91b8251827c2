import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES, type Unit } from '@lien-thong/contracts';
import { ACCESS, ACTIONS, accessTo, type AccessRow } from './access-table';
import { Caller, type Posting } from './caller';
import { printedAccess } from './printed';

const PAGE = join(__dirname, '../../../docs/access.md');

const [HERE, NEIGHBOUR, ELSEWHERE] = ['31120', '31135', '00004'];
const UNITS: Unit[] = [{ kind: 'commune', code: HERE }, { kind: 'province', code: '92' }, { kind: 'system' }];
const posted = (...postings: Posting[]) => new Caller('an', 'An', 'person', postings, '127.0.0.1');

describe('the access table', () => {
  it('is printed for people to read', () => {
    if (process.env['KEEP_TEXTS']) writeFileSync(PAGE, printedAccess());
    expect(readFileSync(PAGE, 'utf8')).toBe(printedAccess());
  });

  it.each(
    ACTIONS.flatMap((action) => ROLES.flatMap((role) => UNITS.map((unit) => [action, role, unit] as const))),
  )('%s as %s of %j is what the table says', (action, role, unit) => {
    const by: AccessRow['by'] = accessTo(action);
    const caller = posted({ role, unit });
    const scope = typeof by === 'string' ? by : by[role];
    const expected = scope === 'system' ? unit.kind === 'system' : scope !== undefined;
    expect(caller.may(action)).toBe(expected);
    const reach = caller.reach(action);
    const everywhere = scope === 'anyone' || (expected && scope !== 'signed-in' && unit.kind === 'system');
    const row = expected && scope !== 'signed-in';
    expect([HERE, NEIGHBOUR, ELSEWHERE].map((commune) => reach.covers(commune))).toEqual([
      everywhere || row,
      everywhere || (row && unit.kind === 'province'),
      everywhere,
    ]);
  });

  it('refuses whoever is not signed in all that is not for anyone', () => {
    for (const action of ACTIONS)
      expect([action, Caller.anyone('').may(action)]).toEqual([action, ACCESS[action].by === 'anyone']);
  });

  it('adds the ground of all postings that count, and of no other', () => {
    const caller = posted(
      { role: 'one-stop-officer', unit: { kind: 'commune', code: HERE } },
      { role: 'one-stop-officer', unit: { kind: 'commune', code: ELSEWHERE } },
      { role: 'residence-police', unit: { kind: 'system' } },
    );
    expect(caller.reach('case.read').communes).toEqual([HERE, ELSEWHERE]);
    expect(caller.reach('case.read').seats).toEqual([HERE, ELSEWHERE]);
  });

  it('reaches every commune of a province, and its seat', () => {
    const reach = posted({ role: 'insurance-officer', unit: { kind: 'province', code: '92' } }).reach(
      'benefit.list',
    );
    expect(reach.communes).toContain(HERE);
    expect(reach.communes).not.toContain(ELSEWHERE);
    expect([reach.coversSeat('92'), reach.coversSeat(HERE), reach.coversSeat('01')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(reach.coversUnit({ kind: 'province', code: '92' })).toBe(true);
    expect(reach.coversUnit({ kind: 'system' })).toBe(false);
  });
});
