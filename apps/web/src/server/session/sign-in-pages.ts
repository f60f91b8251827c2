import { html } from '../family-page/html';
import { page } from '../family-page/page';

/** @param back a path of ours */
export const notSignedInPage = (back: string): string =>
  page(
    'Chưa đăng nhập được',
    html`<h1>Chưa đăng nhập được</h1>
      <p>Lần đăng nhập này đã quá hạn, hoặc được mở từ một trình duyệt khác.</p>
      <p><a href="/dang-nhap?ve=${encodeURIComponent(back)}">Đăng nhập lại</a></p>`,
  );
