import { messageKinds, type OneTimeCodeMade, readersOf, type CaseCompleted } from '@lien-thong/contracts';
import 'reflect-metadata';
import * as facts from './facts';
import { render, type Facts, type Placeholder } from './render';
import { TEMPLATES, type Template, type Texts } from './templates';
import { ENGLISH } from './templates-en';

const templates = Object.keys(TEMPLATES) as Template[];
const parts = ['subject', 'letter', 'sms'] as const satisfies readonly (keyof Texts)[];
const placeholdersOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

/** Officers read of these in the morning. */
const TO_OFFICERS = new Set(['officers-warned', 'apology-overdue']);

it('every event that families hear of has a template, in both languages', () => {
  const told = messageKinds().filter(
    (kind) => kind.kind === 'event' && kind.channel === 'events' && readersOf(kind).includes('notifications'),
  );
  const named = told.map(({ name }) => name.split('.')[1]!.replace(/-made$/, ''));
  expect(
    [...new Set(named)].filter((name) => !TO_OFFICERS.has(name) && !(name in TEMPLATES && name in ENGLISH)),
  ).toEqual([]);
});

describe.each(templates)('the English text of %s', (template) => {
  it.each(parts)('says in its %s what the Vietnamese one says, and no more', (part) => {
    expect(placeholdersOf(ENGLISH[template][part])).toEqual(placeholdersOf(TEMPLATES[template][part]));
  });

  it('leaves no Vietnamese standing', () => {
    expect(Object.values(ENGLISH[template]).join(' ')).not.toMatch(
      /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i,
    );
  });

  it('stays within five parts of a text message in Unicode (67 characters each)', () => {
    const filled = Object.fromEntries(
      placeholdersOf(TEMPLATES[template].letter + TEMPLATES[template].sms).map((name) => [
        name.slice(1, -1) as Placeholder,
        'about twenty letters',
      ]),
    ) as Facts;
    expect(render(template, 'sms', filled, 'en').body.length).toBeLessThanOrEqual(335);
  });
});

describe('a family that asked for English', () => {
  const contact = { fullName: 'Jane Trần', phone: '0912345678', language: 'en' as const };

  it('reads steps, days and results in English, and the name of the commune as it is', () => {
    const completed: CaseCompleted = {
      commune: '31135',
      channel: 'online',
      contact,
      dossierCode: 'H12.45.07-261120-0031',
      receivedAt: '2026-11-20T17:30:00.000Z',
      promisedOn: '2026-12-04',
      steps: [
        { step: 'register-death', state: 'done' },
        { step: 'grant-funeral-allowance', state: 'refused' },
      ],
      endedAt: '2026-11-23T17:30:00.000Z',
      supplements: 0,
    };
    const { body } = render('case-completed', 'email', facts.completed(completed, 'https://x.vn/'), 'en');
    expect(body).toContain('On 24 November 2026, all offices had answered dossier H12.45.07-261120-0031');
    expect(body).toContain('- Death registration: settled\n- Funeral allowance: not granted');
    expect(body).toContain('Public Administrative Service Centre of phường Ninh Kiều');
  });

  it('gets its code in English', () => {
    const made: OneTimeCodeMade = {
      commune: '31135',
      contact,
      oneTimeCode: '042917',
      minutes: 5,
      goodUntil: '2026-11-20T03:05:00.000Z',
    };
    expect(render('one-time-code', 'sms', facts.oneTimeCode(made), 'en').body).toMatch(/^042917 is the code/);
  });
});
