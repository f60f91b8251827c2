/** The page's whole style: nothing is loaded from anywhere, and it prints on A4. */
export const PAGE_STYLE = `
:root { --ink: #1c2530; --soft: #566270; --line: #d9dee4; --ground: #fff; --tint: #f5f7f9; --command: #9a4a00; --event: #0b5d6b; --form: #4c3f91; --gate: #b3261e; }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; color: var(--ink); background: var(--ground); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
a { color: #0b57a4; text-decoration-thickness: 1px; text-underline-offset: 2px; }
code, pre { font: 0.87em/1.5 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace; }
.layout { display: grid; grid-template-columns: 19rem minmax(0, 1fr); max-width: 100rem; margin: 0 auto; }
nav { position: sticky; top: 0; align-self: start; height: 100vh; overflow: auto; padding: 1.5rem 1rem 2rem 1.5rem; border-right: 1px solid var(--line); font-size: 0.86rem; }
nav ol, nav ul { list-style: none; margin: 0; padding: 0; }
nav > ol > li { margin-bottom: 0.7rem; }
nav > ol > li > a { font-weight: 600; color: inherit; text-decoration: none; overflow-wrap: anywhere; }
nav ul a { display: block; padding: 0.08rem 0 0.08rem 0.7rem; border-left: 2px solid var(--line); color: var(--soft); text-decoration: none; }
nav a:hover { text-decoration: underline; }
main { padding: 1.8rem 2.4rem 5rem; }
h1 { margin: 0 0 0.4rem; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 3.2rem 0 0.6rem; padding-top: 0.9rem; border-top: 2px solid var(--ink); font-size: 1.35rem; overflow-wrap: anywhere; }
h3 { margin: 0; font-size: 1.08rem; }
p { max-width: 46rem; margin: 0.5rem 0; }
.lead { color: var(--soft); font-size: 1.05rem; }
svg { display: block; width: 100%; height: auto; margin: 1rem 0; font: 13px system-ui, "Noto Sans", sans-serif; }
svg .lane line { stroke: var(--line); stroke-width: 2; }
svg .lane rect { fill: var(--tint); stroke: var(--line); }
svg .lane text { text-anchor: middle; }
svg .lane-name { font-weight: 600; fill: var(--ink); }
svg .lane-label { font-size: 11px; fill: var(--soft); }
svg g > line { stroke-width: 1.8; }
svg g.command line { stroke: var(--command); } svg .command path, svg g.command text { fill: var(--command); }
svg g.event line { stroke: var(--event); stroke-dasharray: 6 3; } svg .event path, svg g.event text { fill: var(--event); }
svg g.form line { stroke: var(--form); } svg .form path, svg g.form text { fill: var(--form); }
svg g.command text, svg g.event text, svg g.form text { font-weight: 600; paint-order: stroke; stroke: var(--ground); stroke-width: 4px; }
svg .gate rect { fill: #fdeceb; stroke: var(--gate); } svg .gate text { text-anchor: middle; fill: var(--gate); font-size: 12px; }
.rules { max-width: 52rem; padding-left: 1.2rem; } .rules li { margin: 0.4rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { padding: 0.34rem 0.7rem 0.34rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--soft); font-size: 0.78rem; font-weight: 600; }
td { overflow-wrap: anywhere; } td code { white-space: nowrap; } .fields { table-layout: fixed; } .fields th:first-child { width: 30%; } .fields th:nth-child(2) { width: 30%; } .fields td code { white-space: normal; }
.bound, .optional, .note { color: var(--soft); font-size: 0.84em; } .optional { font-style: italic; }
.word { display: inline-block; margin: 0 0.15rem 0.15rem 0; padding: 0 0.3rem; border: 1px solid var(--line); border-radius: 3px; background: var(--tint); white-space: nowrap; }
.facts { display: flex; flex-wrap: wrap; gap: 0.2rem 1.6rem; margin: 0.4rem 0 0; padding: 0; list-style: none; color: var(--soft); font-size: 0.9rem; } .facts b { color: var(--ink); font-weight: 600; }
article { margin: 1.3rem 0 0; padding: 1.1rem 1.3rem 1.2rem; border: 1px solid var(--line); border-radius: 8px; border-left: 4px solid var(--line); }
article.command { border-left-color: var(--command); } article.event { border-left-color: var(--event); } article.form { border-left-color: var(--form); }
.kind { margin-left: 0.5rem; font-size: 0.8rem; font-weight: 600; } .command .kind { color: var(--command); } .event .kind { color: var(--event); } .form .kind { color: var(--form); }
.type { color: var(--soft); overflow-wrap: anywhere; }
.sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.6rem; margin-top: 0.9rem; }
.sides > * { min-width: 0; }
pre { align-self: start; margin: 0; padding: 0.8rem 0.9rem; border-radius: 6px; background: var(--tint); white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.78rem; }
.sides pre { max-height: 34rem; overflow: auto; }
.compatible { color: #1b6e3c; } .breaking { color: var(--gate); }
.parts { columns: 2; column-gap: 2rem; } .parts section { break-inside: avoid; padding-bottom: 1.4rem; }
@media screen and (max-width: 70rem) { .layout { display: block; } nav { position: static; height: auto; border: 0; } nav ul { display: none; } .sides { grid-template-columns: minmax(0, 1fr); } .parts { columns: 1; } main { padding: 1rem 1.2rem 4rem; } .wide { overflow-x: auto; } .wide svg { min-width: 60rem; } }
@media print {
  @page { size: A4; margin: 14mm; }
  body { font-size: 9.5pt; } a { color: inherit; text-decoration: none; } nav { display: none; } .layout { display: block; } main { padding: 0; }
  h2, h3, .type, .facts { break-after: avoid; } tr, svg { break-inside: avoid-page; } article { border-radius: 0; padding: 0.6rem 0.8rem; }
  .sides { display: block; } .sides pre { max-height: none; overflow: visible; margin-top: 0.6rem; font-size: 7.5pt; } .parts { columns: 1; }
}`.trim();
