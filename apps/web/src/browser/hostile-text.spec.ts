import { MantineProvider } from '@mantine/core';
import type { Attachment, CaseListItem, CaseView } from '@lien-thong/contracts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { Refusal } from './api/ask';
import { CaseTable } from './case-list/case-table';
import { Shown } from './case-page/case-page';
import { AttachmentsField } from './filing/attachments-field';
import { Refused } from './filing/refused';

/** What a family, an agency's program or whoever forges a request may type; each is text and nothing else. */
const TEXTS = {
  'a script': `<script>alert(1)</script>`,
  'markup with a handler': `"><img src=x onerror="alert(1)">`,
  'a closing tag': `</td></table></dd><h1>Giả</h1>`,
  'a link that is a script': `javascript:alert(1)`,
  entities: `&lt;b&gt; &amp;amp; &#0; &nbsp;`,
  'templates of other languages': '{{7*7}}${7*7}<%= 7*7 %>',
  'letters with combining marks': 'Nguye\u0302\u0303n Thi\u0323 A\u0301nh Ho\u0302\u0300ng',
  'marks one upon the other': `Z${'\u0301\u0302\u0303'.repeat(20)}`,
  'a change of direction': 'Trần \u202Egnp.exe\u2066 \u200F\u05D0',
  'a very long word': 'Ư'.repeat(150),
};

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#x27': "'" };
const decoded = (markup: string) =>
  markup.replace(/&(lt|gt|quot|amp|#x27);/g, (_, name: string) => ENTITIES[name]!);
/** The runs of text between the tags, as a reader sees them. */
const runsOf = (markup: string) =>
  markup
    .replace(/<style[^>]*>.*?<\/style>/gs, '')
    .split(/<[^>]*>/)
    .map(decoded);
/** Names of tags and of their attributes, without what stands in them. */
const skeletonOf = (markup: string) =>
  markup
    .replace(/"[^"]*"/g, '""')
    .match(/<[^>]*>/g)!
    .join('');

const shown = (part: ReactNode) =>
  renderToStaticMarkup(
    createElement(
      MantineProvider,
      null,
      createElement(
        QueryClientProvider,
        { client: new QueryClient() },
        createElement(MemoryRouter, null, part),
      ),
    ),
  );

const CASE_ID = '01932f5e-0000-7000-8000-000000000001';

const viewWith = (text: string): CaseView => ({
  caseId: CASE_ID,
  status: 'supplement-asked',
  statusNumber: 4,
  statusName: 'Yêu cầu bổ sung',
  version: 3,
  commune: '31120',
  channel: 'online',
  procedures: ['death-registration', 'residence-deletion'],
  deceasedName: text,
  requesterName: text,
  submittedAt: '2026-11-25T02:00:00.000Z',
  steps: [
    {
      step: 'register-death',
      office: 'civil-registration',
      state: 'papers-asked',
      attempt: 1,
      papers: ['death-notice'],
      result: text,
      explanation: text,
    },
  ],
  stuck: false,
  places: { received: '31120', decides: [] },
  similar: [{ caseId: CASE_ID, dossierCode: 'H92-1', deceasedName: text }],
});

const itemWith = (text: string): CaseListItem => ({
  caseId: CASE_ID,
  status: 'new',
  commune: '31120',
  channel: 'online',
  deceasedName: text,
  submittedAt: '2026-11-25T02:00:00.000Z',
  stuck: false,
});

const attachmentWith = (name: string): Attachment => ({
  kind: 'other',
  name,
  mediaType: 'application/pdf',
  size: 1000,
  sha256: '0'.repeat(64),
});

const PLACES: Record<string, [times: number, part: (text: string) => ReactNode]> = {
  "the officer's case page": [5, (text) => createElement(Shown, { view: viewWith(text), refusal: null })],
  'the list of cases': [1, (text) => createElement(CaseTable, { items: [itemWith(text)] })],
  'the question about a like person': [
    1,
    (text) => {
      const { similar } = viewWith(text);
      const refusal = new Refusal(409, 'similar-declared', 'Có người trùng tên', [], { similar });
      return createElement(Refused, { refusal, faults: [] });
    },
  ],
  'the files of a form': [
    1,
    (text) =>
      createElement(AttachmentsField, {
        path: 'attachments',
        value: [attachmentWith(text)],
        onChange: () => undefined,
        faults: new Map(),
      }),
  ],
};

describe.each(Object.entries(PLACES))('%s', (_, [times, part]) => {
  const usual = skeletonOf(shown(part('Trần Văn Bảy')));

  it.each(Object.entries(TEXTS))(
    'shows %s as the text it is, and nothing else comes of it',
    (_title, text) => {
      const markup = shown(part(text));
      expect(runsOf(markup).filter((run) => run === text)).toHaveLength(times);
      expect(skeletonOf(markup)).toBe(usual);
    },
  );

  it('keeps what changes the direction of writing to itself', () => {
    const markup = shown(part(TEXTS['a change of direction']));
    for (const at of markup.split(TEXTS['a change of direction']).slice(1))
      // What stands behind the text is in a block or an isolated run of its own.
      expect(at).toMatch(/^<\/(bdi|p|div|dd|a|details)>/);
  });
});
