import type { ProgressDetails, ProgressStepDetails } from '@lien-thong/contracts';
import { PAPER_LABELS } from '@lien-thong/contracts/words';
import { html, type Html } from './html';
import { page } from './page';
import { STEP_WORDS } from './progress-words';

/** The way from the progress to the details, without a script. */
export const detailsForm = (dossierCode: string): Html =>
  html`<h2>Xem chi tiết hồ sơ</h2>
    <p>
      Tên, kết quả và giấy tờ cần bổ sung chỉ hiện với gia đình. Chúng tôi gửi mã dùng một lần tới số điện
      thoại đã khai trong hồ sơ.
    </p>
    <form action="/tra-cuu/${encodeURIComponent(dossierCode)}/ma" method="post">
      <button type="submit">Gửi mã cho tôi</button>
    </form>`;

/** @param minutes how long the code that was sent is good for; undefined: what was entered is wrong */
export function oneTimeCodePage(dossierCode: string, minutes?: number): string {
  const address = `/tra-cuu/${encodeURIComponent(dossierCode)}`;
  return page(
    'Nhập mã dùng một lần',
    html`<p class="code">Mã hồ sơ <b>${dossierCode}</b></p>
      <h1>Nhập mã dùng một lần</h1>
      ${
        minutes === undefined
          ? html`<p role="alert"><b>Mã không đúng hoặc đã hết hạn.</b> Xin kiểm tra lại, hoặc xin mã mới.</p>`
          : html`<p>
              Nếu mã hồ sơ đúng, mã gồm 6 chữ số đã được gửi tới số điện thoại khai trong hồ sơ, có giá trị
              ${minutes} phút. Nếu vừa xin mã trước đó, xin dùng mã đã nhận.
            </p>`
      }
      <form action="${address}/chi-tiet" method="post">
        <label for="ma">Mã gồm 6 chữ số</label>
        <input
          id="ma"
          name="ma"
          required
          maxlength="12"
          inputmode="numeric"
          autocomplete="one-time-code"
          spellcheck="false"
        />
        <button type="submit">Xem chi tiết</button>
      </form>
      <form action="${address}/ma" method="post">
        <p><button type="submit">Gửi mã mới</button></p>
      </form>
      <p class="small">Không nhận được mã? Xin hỏi bộ phận một cửa nơi đã nộp hồ sơ.</p>
      <p><a href="${address}">Quay lại tiến độ hồ sơ</a></p>`,
  );
}

function stepLine({ name, state, result, papers }: ProgressStepDetails): Html {
  const { mark, text } = STEP_WORDS[state];
  return html`<li class="${state}">
    <span class="mark" aria-hidden="true">${mark}</span>
    <div>
      <strong>${name}</strong>
      <div>${text}</div>
      ${result && html`<p>${result}</p>`}
      ${
        papers?.length &&
        html`<p>Giấy tờ cần bổ sung: ${papers.map((paper) => PAPER_LABELS[paper]).join(', ')}.</p>`
      }
    </div>
  </li>`;
}

export const detailsPage = ({ dossierCode, deceasedName, requesterName, steps }: ProgressDetails): string =>
  page(
    `Chi tiết hồ sơ ${dossierCode}`,
    html`<p class="code">Mã hồ sơ <b>${dossierCode}</b></p>
      <h1>Chi tiết hồ sơ</h1>
      <p>Người đã mất: <b>${deceasedName}</b><br />Người yêu cầu: <b>${requesterName}</b></p>
      <h2>Kết quả từng phần việc</h2>
      <ol>
        ${steps.map(stepLine)}
      </ol>
      <p><a href="/tra-cuu/${encodeURIComponent(dossierCode)}">Quay lại tiến độ hồ sơ</a></p>`,
  );
