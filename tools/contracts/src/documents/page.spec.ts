import { join } from 'node:path';
import { messageKinds } from '@lien-thong/contracts';
import { FrozenFolder } from '../frozen';
import { FORMS, publications } from '../publications';
import { documentsOf } from './documents';
import { html } from './markup';

const frozen = new FrozenFolder(join(__dirname, '../../../../libs/contracts/frozen'));
const page = documentsOf(publications(), frozen)['index.html']!;

it('is one page that loads nothing and runs nothing', () => {
  expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\((?!#)|\son[a-z]+=/i);
  expect([...page.matchAll(/\s(?:href|src)="([^"#]*)/g)].map(([, to]) => to).filter(Boolean)).toEqual([
    'asyncapi.yaml',
  ]);
});

it('has a target for every link and no target twice', () => {
  const targets = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(targets).size).toBe(targets.length);
  expect(links.filter((link) => !targets.includes(link))).toEqual([]);
});

it('tells every message and form with fields, titles and a sample', () => {
  for (const { shape, type } of messageKinds()) {
    const article = page.slice(page.indexOf(`<h3>${shape.name}<`)).split('</article>')[0]!;
    expect(article).toContain(type);
    expect(article).toContain('<table class="fields">');
    expect(article).toContain('<pre>{');
  }
  for (const { name } of Object.values(FORMS)) expect(page).toContain(`id="form-${name}"`);
});

it('is the same to the byte each time it is made', () => {
  expect(documentsOf(publications(), frozen)).toEqual(documentsOf(publications(), frozen));
});

it('escapes what is put into it, once', () => {
  const hostile = `<b a="1">'&'</b>`;
  expect(html`<p>${hostile}${html`<i>${[hostile, undefined, false]}</i>`}</p>`.text).toBe(
    '<p>&lt;b a=&quot;1&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;<i>&lt;b a=&quot;1&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;</i></p>',
  );
});
