"""The look of the page that explains: that of the map page, for reading."""

STYLE = """
:root { --ink: #23211e; --muted: #5c574f; --paper: #fdfcf8; --rule: #dcd6c9; --accent: #1d5c8c;
  --serif: Charter, "Iowan Old Style", "Palatino Linotype", Georgia, "Noto Serif", "DejaVu Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 14px/1.45 var(--sans); }
main { max-width: 76rem; margin: 0 auto; padding: 14px 18px 40px; }
main + main { border-top: 3px solid var(--rule); }
h1, h2, h3, p, ul, dl, dd { margin: 0; }
h1 { font: 600 23px/1.18 var(--serif); overflow-wrap: anywhere; }
header p { margin-top: 4px; color: var(--muted); }
:focus-visible { outline: 3px solid #0b3f6b; outline-offset: 2px; }
.skip { position: absolute; inset-inline-start: 8px; top: -60px; padding: 8px 12px; background: #fff;
  color: var(--accent); }
.skip:focus { top: 8px; }
.away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.legend { position: sticky; top: 0; z-index: 1; margin: 10px 0; padding: 8px 0; background: var(--paper);
  border-block: 1px solid var(--rule); }
.legend ul { display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 0; list-style: none; font-size: 13px; }
.row { display: grid; grid-template-columns: minmax(0, 1fr) 24rem; gap: 0 28px; }
.text { position: relative; padding: 2px 0; font: 16.5px/1.65 var(--serif); white-space: pre-line;
  overflow-wrap: anywhere; }
.last .text { padding-bottom: 14px; }
mark { background: none; color: inherit; padding: 0 1px; border-bottom: 2px solid; }
mark a { color: inherit; text-decoration: none; }
.sign { margin-inline-end: 2px; font: 11px/1 var(--sans); }
.k-place { background: #dbe8ee; border-color: #1d5c8c; }
.k-metonym { border-color: #1d5c8c; border-bottom-style: dotted; }
.k-actor { background: #efe3cf; border-color: #7a4f00; border-bottom-style: dashed; }
.k-activity { background: #f6dfdb; border-color: #a63c2e; border-bottom-width: 3px;
  font-weight: 600; }
.k-date { background: #e3ecd9; border-color: #3f6212; border-bottom-style: double; border-bottom-width: 4px; }
.k-source { border-color: #5b3f8c; border-bottom-style: dashed; font-style: italic; }
.k-cue { background: #f3ecc4; border-color: #6b5b00; border-bottom-style: dotted; border-bottom-width: 3px; }
.k-no-event { border-color: #8a8377; border-bottom-style: dotted; color: var(--muted); }
article { margin-bottom: 12px; padding: 10px 12px; border: 1px solid var(--rule);
  border-inline-start: 3px solid #a63c2e; border-radius: 4px; background: #fff; overflow-wrap: anywhere;
  scroll-margin-top: 90px; }
article:target { border-color: var(--accent); box-shadow: 0 0 0 2px var(--accent); }
mark a { scroll-margin-top: 90px; }
mark a:target { outline: 2px solid var(--accent); outline-offset: 2px; }
h2 { font: 600 15px/1.4 var(--sans); }
h2 a[href] { color: var(--ink); text-decoration: underline; text-underline-offset: 2px; }
h3 { margin-top: 6px; font: 600 12.5px/1.3 var(--sans); color: var(--muted); }
article ul, details ul { padding-inline-start: 18px; font-size: 13px; }
dl { display: grid; grid-template-columns: 7rem 1fr; gap: 2px 10px; margin-top: 6px; font-size: 13px; }
dt { color: var(--muted); }
.status { padding: 1px 7px; border: 1.3px solid var(--ink); border-radius: 3px; font: 12px/1.3 var(--sans);
  white-space: nowrap; }
.s-acknowledged { border-style: double; border-width: 3px; }
.s-claimed { border-style: dashed; }
.s-planned { border-style: dotted; border-width: 2px; }
.s-denied { text-decoration: line-through; }
details { margin-bottom: 8px; color: var(--muted); font-size: 13px; overflow-wrap: anywhere; }
summary { padding: 4px 0; cursor: pointer; }
@media (max-width: 760px) {
  .row { display: block; }
  .legend { position: static; }
  summary { min-height: 44px; padding: 12px 0; }
}
@media print { .legend { position: static; } details > ul { display: block; } }
"""
