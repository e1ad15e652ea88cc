/** How an exported page looks, on a screen, dark or light, and on paper. */
export const EXPORT_STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
article { margin: 1.5rem 0; padding-top: 0.5rem; border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
article > h2:first-child { margin: 0 0 0.5rem; font-size: 0.875rem; opacity: 0.75; }
article :is(h1, h2, h3, h4, h5, h6):not(:first-child) { margin: 1.25rem 0 0.5rem; font-size: 1.125rem; }
article.user { font-weight: 500; }
pre { padding: 0.75rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: 6px; white-space: pre-wrap; }
code, pre { font: 0.875em/1.5 ui-monospace, monospace; }
blockquote { margin: 0.75rem 0; padding-left: 1rem; border-left: 3px solid color-mix(in srgb, currentColor 30%, transparent); }
table { border-collapse: collapse; }
th, td { padding: 0.25rem 0.6rem; border: 1px solid color-mix(in srgb, currentColor 30%, transparent); vertical-align: top; }
th:not([align]) { text-align: left; }
li > p { margin: 0.25rem 0; }
li:has(> input) { list-style: none; }
math { font-size: 1.1em; }
img { max-width: 100%; height: auto; }
@media screen {
  img { box-sizing: border-box; padding: 0.5rem; border-radius: 6px; background: #fff; }
  math[display="block"] { overflow-x: auto; overflow-y: hidden; }
  table { display: block; overflow-x: auto; overflow-wrap: break-word; }
}
@media print {
  th, td { min-width: 4em; }
  main { max-width: none; padding: 0; }
  h2, h3, h4, h5, h6 { break-after: avoid; }
  pre, table, blockquote, img { break-inside: avoid; }
  img { max-height: 90vh; object-fit: contain; }
}
`;
