import { COMPATIBILITY_RULES } from '../compatibility-rules';
import { ENVELOPE } from './envelope';
import { html, type Markup } from './markup';

/** What a reader of any topic must know; `headers` is an example of an envelope. */
export const howToRead = (headers: object | undefined): Markup =>
  html`<h2 id="reading">How to read the messages</h2>
    <ol class="rules">
      <li>
        <b>Key.</b> The key of every record is the case id, so all of a case is in one partition of each topic
        and arrives in the order it was said. Between topics, and between cases, there is no order.
      </li>
      <li>
        <b>Repeats.</b> Delivery is at least once. A repeat has the same <code>ce_source</code> and
        <code>ce_id</code>: remember both, longer than the topic keeps its records, and drop what you have
        seen in the transaction that does the work.
      </li>
      <li>
        <b>Older and newer.</b> Commands carry an attempt number and answers repeat it. An answer to an
        earlier attempt is recorded and changes nothing. <code>ce_sequence</code> tells which of two events of
        a case is the newer.
      </li>
      <li>
        <b>More fields.</b> Leave fields and headers alone that you do not know: within a version, optional
        ones are added. Do not treat <code>null</code> as absent: what is absent is left out.
      </li>
      <li>
        <b>A new version.</b> Whatever else changes comes as <code>.v2</code> beside <code>.v1</code>; both
        are sent until <code>.v1</code> has no reader. Pass over types that are not yours; but a version you
        cannot read of a message that you do act on is one you must not pass over.
      </li>
      <li>
        <b>What you cannot read.</b> Keep it whole with its headers and the reason, hold later messages of the
        same case, and tell somebody. Do not drop it and do not block the partition.
      </li>
      <li>
        <b>Personal data.</b> Messages name people. Keep no more than the task needs, and none of it in logs.
      </li>
    </ol>
    <div class="sides">
      <table class="envelope">
        <thead>
          <tr>
            <th>Header</th>
            <th>Meaning</th>
          </tr>
        </thead>
        <tbody>
          ${Object.entries(ENVELOPE).map(
            ([name, { required, means }]) =>
              html`<tr>
                <td><code>${name}</code>${!required && html` <span class="optional">optional</span>`}</td>
                <td>${means}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <pre>${JSON.stringify(headers, null, 2)}</pre>
    </div>`;

export const whatMayChange = (): Markup =>
  html`<h2 id="changes">What may change without a new version</h2>
    <p>
      Messages lie in their topics for days and programs are updated one after another, so a message must stay
      readable both ways. A form is sent by old pages to the new server: it may become more lenient.
    </p>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th>Change</th>
            <th>Message</th>
            <th>Form</th>
            <th>Because</th>
          </tr>
        </thead>
        <tbody>
          ${Object.entries(COMPATIBILITY_RULES).map(
            ([kind, rule]) =>
              html`<tr>
                <td><code>${kind}</code></td>
                <td class="${rule.message}">${rule.message}</td>
                <td class="${rule.form}">${rule.form}</td>
                <td>${rule.why}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
