import { html, Html } from './html';

/** Large type, one column; no script, no file besides this one: it must open on an old phone with a poor line. */
const STYLE = new Html(`
:root{color-scheme:light;font:20px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:#1a1a1a;background:#fff}
body{margin:0;overflow-wrap:anywhere}
header,main{max-width:34rem;margin:0 auto;padding:1rem}
header{border-bottom:4px solid #12507b;font-weight:700}
header a{color:#12507b;text-decoration:none}
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}
h2{font-size:1.2rem;margin:1.5rem 0 .5rem}
a{color:#12507b}
a:focus,input:focus,button:focus{outline:4px solid #f2a900;outline-offset:2px}
.code{margin:0;overflow-wrap:anywhere}
.promise{border-left:6px solid #12507b;background:#eef5fa;padding:.75rem 1rem}
.promise b{font-size:1.25rem}
ol{list-style:none;margin:0;padding:0}
li{display:flex;gap:.75rem;padding:.75rem 0;border-top:1px solid #ccc}
.mark{flex:none;width:1.7rem;height:1.7rem;line-height:1.7rem;text-align:center;border-radius:50%;border:2px solid #555;font-weight:700}
.done .mark{background:#1b6e3c;border-color:#1b6e3c;color:#fff}
.told .mark{border-color:#12507b;color:#12507b}
.papers-asked .mark{background:#9a4a00;border-color:#9a4a00;color:#fff}
.refused .mark{background:#a01c1c;border-color:#a01c1c;color:#fff}
.time{display:block;color:#444}
.small{font-size:.9rem;color:#444}
label{font-weight:700}
input{display:block;box-sizing:border-box;width:100%;font:inherit;padding:.6rem;border:2px solid #333;margin:.5rem 0 1rem}
button{font:inherit;font-weight:700;padding:.7rem 1.2rem;border:0;background:#12507b;color:#fff}
@media print{header,form,a{display:none}}
`);

/** A whole page; `title` is what the tab shows. */
export const page = (title: string, body: Html): string =>
  html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        <title>${title} – Liên Thông</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <header><a href="/tra-cuu">Liên Thông – Tra cứu hồ sơ</a></header>
        <main>${body}</main>
      </body>
    </html>`.markup;
