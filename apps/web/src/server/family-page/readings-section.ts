import type { CaseReading, CaseReadings } from '@lien-thong/contracts';
import { html, type Html } from './html';
import { hourText } from './vietnamese-time';

const KIND_WORDS: Record<CaseReading['kind'], string> = {
  case: 'Xem hồ sơ',
  attachment: 'Mở giấy tờ gia đình đã nộp',
  export: 'Trích dữ liệu theo yêu cầu của người có quyền được biết',
};

const readingLine = ({ hour, kind, roleName, office }: CaseReading): Html =>
  html`<li>
    <div>
      <strong>${roleName}</strong> – ${office}
      <div>${KIND_WORDS[kind]}<span class="time">${hourText(hour)}</span></div>
    </div>
  </li>`;

function readingsList({ items, more }: CaseReadings): Html {
  if (!items.length) return html`<p>Chưa có cán bộ nào mở hồ sơ này.</p>`;
  return html`<ol>
      ${items.map(readingLine)}
    </ol>
    ${more && html`<p class="small">Chỉ hiện ${items.length} lần gần nhất.</p>`}`;
}

/** Who read the family's dossier, as what and when. Undefined: it cannot be had now. */
export const readingsSection = (readings: CaseReadings | undefined): Html =>
  html`<h2>Ai đã xem hồ sơ</h2>
    ${readings ? readingsList(readings) : html`<p>Lúc này chưa xem được, xin quay lại sau ít phút.</p>`}
    <p class="small">
      Mỗi lần cán bộ mở hồ sơ tại bộ phận một cửa đều được ghi lại; nhiều lần trong cùng một giờ ghi thành một
      dòng. Nếu thấy điều chưa rõ, gia đình có thể hỏi bộ phận một cửa.
    </p>`;
