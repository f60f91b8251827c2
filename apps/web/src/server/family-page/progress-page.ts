import type { CaseReadings, Progress, ProgressStep } from '@lien-thong/contracts';
import { detailsForm } from './details-page';
import { html, type Html } from './html';
import { page } from './page';
import { STANDINGS, STEP_WORDS } from './progress-words';
import { readingsSection } from './readings-section';
import { dayText, instantText } from './vietnamese-time';

function stepTime({ state, dueOn, answeredAt }: ProgressStep): string | undefined {
  if (answeredAt && (state === 'done' || state === 'refused')) return instantText(answeredAt);
  if (dueOn && (state === 'told' || state === 'waiting')) return `chậm nhất ${dayText(dueOn)}`;
  return undefined;
}

function stepLine(step: ProgressStep): Html {
  const { mark, text } = STEP_WORDS[step.state];
  const time = stepTime(step);
  return html`<li class="${step.state}">
    <span class="mark" aria-hidden="true">${mark}</span>
    <div>
      <strong>${step.name}</strong>
      <div>${text}${time && html`<span class="time">${time}</span>`}</div>
    </div>
  </li>`;
}

/** What is done, what comes next and when, and who looked; for whoever holds the code, so without a name. */
export function progressPage(progress: Progress, readings?: CaseReadings): string {
  const { headline, next, awaited } = STANDINGS[progress.status];
  const over = progress.steps.filter(({ state }) => state === 'done').length;
  return page(
    `Hồ sơ ${progress.dossierCode}`,
    html`<p class="code">Mã hồ sơ <b>${progress.dossierCode}</b></p>
      <h1>${headline}</h1>
      <p>${next}</p>
      ${
        awaited &&
        html`<p class="promise">
          Hẹn trả kết quả<br />
          <b>${dayText(progress.promisedOn)}</b>
        </p>`
      }
      <h2>Các phần việc (đã xong ${over}/${progress.steps.length})</h2>
      <ol>
        ${progress.steps.map(stepLine)}
      </ol>
      ${detailsForm(progress.dossierCode)} ${readingsSection(readings)}
      <p class="small">
        Tiếp nhận lúc ${instantText(progress.receivedAt)}.
        ${progress.endedAt && html`Kết thúc lúc ${instantText(progress.endedAt)}.`}
      </p>
      <p><a href="/tra-cuu/${encodeURIComponent(progress.dossierCode)}">Cập nhật trang này</a></p>
      <p><a href="/tra-cuu">Tra cứu mã hồ sơ khác</a></p>`,
  );
}

const codeForm = (code = ''): Html =>
  html`<form action="/tra-cuu" method="get">
    <label for="code">Mã hồ sơ</label>
    <p class="small" id="hint">Mã in trên giấy tiếp nhận hồ sơ và hẹn trả kết quả.</p>
    <input
      id="code"
      name="code"
      value="${code}"
      required
      maxlength="64"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      aria-describedby="hint"
    />
    <button type="submit">Xem tiến độ</button>
  </form>`;

export const codePage = (): string =>
  page(
    'Tra cứu hồ sơ',
    html`<h1>Hồ sơ của gia đình đến đâu rồi?</h1>
      ${codeForm()}`,
  );

/** The same for a code that nobody was given and for one that is no code at all. */
export const unknownCodePage = (code: string): string =>
  page(
    'Không tìm thấy hồ sơ',
    html`<h1>Không tìm thấy hồ sơ mang mã này</h1>
      <p>
        Xin xem lại mã trên giấy hẹn rồi nhập lại. Nếu vẫn không được, xin hỏi bộ phận một cửa nơi đã nộp.
      </p>
      ${codeForm(code)}`,
  );

export const awayPage = (): string =>
  page(
    'Chưa xem được',
    html`<h1>Lúc này chưa xem được tiến độ</h1>
      <p>Hệ thống đang bận. Hồ sơ của gia đình không bị ảnh hưởng, xin quay lại sau ít phút.</p>
      <p><a href="/tra-cuu">Tra cứu lại</a></p>`,
  );

export const slowedPage = (): string =>
  page(
    'Xin chờ một lát',
    html`<h1>Xin chờ một lát rồi tra cứu lại</h1>
      <p>Đã có nhiều lần nhập mã không đúng từ nơi này. Xin kiểm tra lại mã trên giấy hẹn.</p>
      <p><a href="/tra-cuu">Tra cứu lại</a></p>`,
  );
