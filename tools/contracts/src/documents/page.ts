import {
  type Office,
  OFFICE_LABELS,
  readersOf,
  sendersOf,
  topicsOf,
  type TopicTraffic,
  trafficOf,
} from '@lien-thong/contracts';
import type { Publication } from '../publications';
import type { MessageDocument } from './asyncapi';
import { fieldTable, partsOf } from './field-table';
import { flowPicture } from './flow-picture';
import { FORMAT_MEANINGS } from './format-meanings';
import { howToRead, whatMayChange } from './guide';
import { html, Markup } from './markup';
import { PAGE_STYLE } from './page-style';

export interface FormDocument extends Publication {
  readonly samples: readonly unknown[];
}

const DAY = 24 * 60 * 60 * 1000;

const json = (value: unknown) => JSON.stringify(value, null, 2);

const office = (name: Office) => html`${name} <span lang="vi">(${OFFICE_LABELS[name]})</span>`;

const offices = (names: readonly Office[]) =>
  names.length > 3 ? 'every service' : names.map((name, i) => html`${i > 0 && ', '}${office(name)}`);

const anchor = (topic: string, type: string) => `${topic}--${type}`;

const contents = (topics: readonly TopicTraffic[], forms: readonly FormDocument[]) =>
  html`<nav aria-label="Contents">
    <ol>
      <li><a href="#flow">The flow of a case</a></li>
      <li><a href="#reading">How to read the messages</a></li>
      <li><a href="#changes">What may change</a></li>
      ${topics.map(
        ({ topic, kinds }) =>
          html`<li>
            <a href="#${topic}">${topic}</a>
            <ul>
              ${kinds.map(({ shape, type }) => html`<li><a href="#${anchor(topic, type)}">${shape.name}</a></li>`)}
            </ul>
          </li>`,
      )}
      <li>
        <a href="#forms">Forms</a>
        <ul>
          ${forms.map(({ shape }) => html`<li><a href="#form-${shape.name}">${shape.name}</a></li>`)}
        </ul>
      </li>
      <li><a href="#parts">Parts</a></li>
      <li><a href="#formats">Formats</a></li>
    </ol>
  </nav>`;

const messageArticle = (topic: string, { kind, shape, schema, samples }: MessageDocument) =>
  html`<article class="${kind.kind}" id="${anchor(topic, kind.type)}">
    <h3>${shape.name}<span class="kind">${kind.kind}</span></h3>
    <div class="type"><code>${kind.type}</code></div>
    <p>${kind.summary}</p>
    <ul class="facts">
      <li>sent by <b>${offices(sendersOf(kind))}</b></li>
      <li>read by <b>${offices(readersOf(kind))}</b></li>
    </ul>
    <div class="sides">
      <div>${fieldTable(schema)}</div>
      <div>${samples.map(({ data }) => html`<pre>${json(data)}</pre>`)}</div>
    </div>
  </article>`;

/** The events that every service may send are the same on each topic: told once, linked elsewhere. */
function topicSection(traffic: TopicTraffic, documents: readonly MessageDocument[], told: Set<string>) {
  const { topic, partitions, retentionMs, kinds } = traffic;
  const articles = kinds.map((kind) => {
    const document = documents.find((one) => one.kind === kind)!;
    if (!told.has(kind.type)) {
      told.add(kind.type);
      return messageArticle(topic, document);
    }
    const [first] = topicsOf(kind);
    return html`<p id="${anchor(topic, kind.type)}">
      <b>${kind.shape.name}</b>: as on <a href="#${anchor(first!, kind.type)}">${first}</a>.
    </p>`;
  });
  return html`<section>
    <h2 id="${topic}">${topic}</h2>
    <ul class="facts">
      <li>partitions <b>${partitions}</b></li>
      <li>key <b>case id</b></li>
      <li>kept <b>${retentionMs / DAY} days</b></li>
    </ul>
    ${articles}
  </section>`;
}

const formArticle = ({ shape, schema, samples }: FormDocument) =>
  html`<article class="form" id="form-${shape.name}">
    <h3>${shape.name}<span class="kind">form</span></h3>
    <div class="sides">
      <div>${fieldTable(schema)}</div>
      <div>${samples.map((sample) => html`<pre>${json(sample)}</pre>`)}</div>
    </div>
  </article>`;

/** One self-contained page without script, for people who read or send the messages. */
export function pageOf(messages: readonly MessageDocument[], forms: readonly FormDocument[]): string {
  const topics = trafficOf(messages.map(({ kind }) => kind));
  const told = new Set<string>();
  const parts = partsOf([...messages, ...forms].map(({ schema }) => schema));
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Liên Thông: messages and forms</title>
        <style>
          ${new Markup(PAGE_STYLE)}
        </style>
      </head>
      <body>
        <div class="layout">
          ${contents(topics, forms)}
          <main>
            <h1>Liên Thông: messages and forms</h1>
            <p class="lead">
              What the services of the linked death procedure tell one another over Apache Kafka, and what
              people send in. Generated from the classes that the services themselves use; for programs there
              is <a href="asyncapi.yaml">asyncapi.yaml</a>.
            </p>
            <h2 id="flow">The flow of a case</h2>
            <p>
              All four procedures chosen, every office agrees. Full lines are commands to one office, broken
              lines events for whoever needs them. A refusal or a request for papers is an event in the place
              of the answer.
            </p>
            <div class="wide">${flowPicture()}</div>
            ${howToRead(messages.find(({ shape }) => shape.name === 'DeathRegistered')?.samples[0]?.headers)}
            ${whatMayChange()} ${topics.map((topic) => topicSection(topic, messages, told))}
            <h2 id="forms">Forms</h2>
            <p>
              Sent in by people over HTTP. Forms are closed: a field that a form does not have is a fault,
              told with its place.
            </p>
            ${forms.map(formArticle)}
            <h2 id="parts">Parts</h2>
            <div class="parts">
              ${parts.map(
                ([name, schema]) =>
                  html`<section>
                    <h3 id="part-${name}">${name}</h3>
                    ${fieldTable(schema)}
                  </section>`,
              )}
            </div>
            <h2 id="formats">Formats</h2>
            <table>
              <thead>
                <tr>
                  <th>Format</th>
                  <th>Meaning</th>
                </tr>
              </thead>
              <tbody>
                ${Object.entries(FORMAT_MEANINGS).map(
                  ([name, means]) =>
                    html`<tr>
                      <td><code>${name}</code></td>
                      <td>${means}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </main>
        </div>
      </body>
    </html> `.text;
}
