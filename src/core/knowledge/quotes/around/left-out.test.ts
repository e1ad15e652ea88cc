import { expect, test } from 'vitest';
import type { QuoteForm } from '../search/asked-quote';
import type { Verdict } from '../standing';
import { finish } from '../../steps';
import { createVerbatimCheck } from '../verbatim';

const verdictOn = (quote: string, text: string, path: string, form: QuoteForm = 'block'): Verdict =>
  finish(createVerbatimCheck(text, { path, lines: [1, 99] })(quote, form)).verdict;

const SAID = 'Pull the red lever twice.';

test.each<[string, string]>([
  ['a.md', `## Common mistakes\n\nIt hums.\n\n${SAID}`],
  ['a.md', `Never do what follows\n---------------------\n\nIt hums.\n\n${SAID}`],
  ['a.mdx', `## Don’t do this {/*dont*/}\n\n${SAID}`],
  ['a.rst', `Removed in 3.0\n==============\n\nIt hums.\n\n${SAID}`],
  ['a.adoc', `== Bad practice\n\n${SAID}`],
  ['a.html', `<h2 class="x">Never do\nwhat follows</h2>\n<p>It hums.</p>\n<p>${SAID}</p>`],
  ['a.rst', `.. deprecated:: 3.0\n\n   It hums.\n\n   ${SAID}\n`],
  ['a.rst', `.. admonition:: Don't\n\n   ${SAID}\n`],
  ['a.md', `::: danger Never do this\n\n${SAID}\n\n:::\n`],
  ['a.md', `!!! failure "Wrong"\n    It hums.\n\n    ${SAID}\n`],
  ['a.md', `Wrong:\n\n- It hums.\n- ${SAID}`],
  ['a.md', `❌ ${SAID}`],
  ['a.md', `A common false claim is this:\n\n> ${SAID}`],
  ['a.md', `| Do not |\n| --- |\n| It hums. |\n| ${SAID} |`],
])('what stands above it forbids it, in %s: %j', (path, text) => {
  expect(verdictOn(SAID, text, path)).toBe('part');
});

test.each<[string, string]>([
  ['a.md', `## Bad practice\n\nIt hums.\n\n## By day\n\n${SAID}`],
  ['a.rst', `Bad practice\n============\n\nIt hums.\n\nBy day\n======\n\n${SAID}`],
  ['a.html', `<h2>Bad practice</h2><p>It hums.</p>\n<h2>By day</h2>\n<p>${SAID}</p>`],
  ['a.md', `If something goes wrong, please do this:\n\n- ${SAID}`],
  ['a.md', `::: danger Never do this\n\nIt hums.\n\n:::\n\n${SAID}`],
  ['a.rst', `.. deprecated:: 3.0\n   It hums.\n\n${SAID}\n`],
  ['a.md', `> [!WARNING]\n> ${SAID}\n`],
  ['a.md', `# badge-wrongly.ts\n\n${SAID}`],
  ['a.md', `# DOME_DEPRECATED_KEYS, removed.ts and lib/legacy\n\n${SAID}`],
  ['a.md', `| Do |\n| --- |\n| ${SAID} |`],
])('it does not where it ends before, or says something else, in %s: %j', (path, text) => {
  expect(verdictOn(SAID, text, path)).toBe('verbatim');
});

test('what is left out in a gap counts as what stands before a quote does', () => {
  const text = `It hums.\n\n<div hidden>\n\n${SAID}\n\n</div>\n\n## Bad practice\n\nIt drips.`;
  expect([
    verdictOn(`It hums.\n\n…\n\n${SAID}`, text, 'a.md'),
    verdictOn('It hums.\n\n…\n\nIt drips.', text, 'a.md'),
  ]).toEqual(['part', 'part']);
});

test('a heading that is quoted is not left out', () => {
  const text = '# Dome\n\n## Never do this\n\nPull the red lever twice.\n\nIt hums.';
  expect([
    verdictOn('## Never do this\n\nPull the red lever twice.', text, 'a.md'),
    verdictOn('## Never do this\n\n…\n\nIt hums.', text, 'a.md'),
    verdictOn('# Dome\n\n…\n\nIt hums.', text, 'a.md'),
  ]).toEqual(['verbatim', 'cut', 'part']);
});

test('what is read of the cited lines alone has the headings of its page above it', () => {
  const text = '<h2>Bad practice</h2>\n<p>Pull the <b>red</b> lever twice.</p>\n';
  const check = createVerbatimCheck(text, { path: 'a.html', lines: [2, 2] });
  expect(finish(check('Pull the **red** lever twice.')).verdict).toBe('part');
  const ofMarkdown = createVerbatimCheck('# Dome\n\n## Bad practice\n\nSet \\*args to the lever.\n', {
    path: 'a.md',
    lines: [5, 5],
  });
  expect(finish(ofMarkdown('Set *args to the lever.')).verdict).toBe('part');
});

const box = (title: string): string => `::: ${title}\n\n\`\`\`sh\ndome open --force\n\`\`\`\n\n:::\n`;

test.each<[string, string, Verdict]>([
  ['a.md', box('danger'), 'part'],
  ['a.md', box('tip'), 'verbatim'],
  ['a.adoc', '[WARNING]\n====\ndome open --force\n====\n', 'part'],
  ['a.md', '**Warning:** this deletes it.\ndome open --force\n', 'part'],
  ['a.sh', '# Wrong:\ndome open --force\n', 'part'],
])('code in a box that warns shows what it warns of, in %s: %j', (path, text, verdict) => {
  expect(verdictOn('dome open --force', text, path, 'listing')).toBe(verdict);
});

test.each<[string, string]>([
  ['a.md', `<!-- ${'It hums. '.repeat(800)}${SAID} -->\n\nText.`],
  ['a.md', `<div hidden>\n\n${SAID}\n\n</div>`],
  ['a.md', `<p style="color: red; display:none">${SAID}</p>`],
  ['a.md', `<del class="old">It hums. ${SAID}</del>`],
  ['a.md', `<my-note hidden>It hums. ${SAID}</my-note>`],
  ['a.md', `<script>\n// ${SAID}\n</script>`],
  ['a.mdx', `{/* It hums.\n\n${SAID} */}\n\nText.`],
  ['a.md', `[//]: # (${SAID})\n\nText.`],
  ['a.md', `<img alt="" data-x="${SAID}">\n\nText.`],
  ['a.rst', `Dome\n====\n\n..\n   It hums.\n\n   ${SAID}\n\nText.`],
  ['a.adoc', `////\nIt hums.\n\n${SAID}\n////\n\nText.`],
  ['a.html', `<p>Text.</p><script>// ${SAID}\n</script>`],
  ['a.html', `<style>/* ${SAID} */</style><p>Text.</p>`],
  ['a.html', `<p hidden>${SAID}</p>`],
  ['a.html', `<p class="a" hidden="">${SAID}</p>`],
  ['a.ipynb', JSON.stringify({ cells: [{ cell_type: 'code', source: [], outputs: [{ text: [SAID] }] }] }, null, 1)],
])('the page does not show it, in %s: %j', (path, text) => {
  expect(verdictOn(SAID, text, path)).toBe('part');
});

test.each<[string, string]>([
  ['a.md', `Put \`<script>\` first. ${SAID} Put \`</script>\` last.`],
  ['a.md', `<div hidden>Text.</div>\n\n${SAID}\n\n<div>Text.</div>`],
  ['a.html', `<p aria-hidden="true" style="overflow: hidden">${SAID}</p>`],
  ['a.md', `<p hidden="until-found">${SAID}</p>`],
  ['a.md', `<del>Text.\n\n${SAID}`],
  ['a.html', `<div hidden><div>Text.</div></div>\n<p>${SAID}</p>`],
  ['a.md', `[^1]: ${SAID}`],
])('the page does show it, in %s: %j', (path, text) => {
  expect(verdictOn(SAID, text, path)).toBe('verbatim');
});

test.each<[string, string, Verdict]>([
  ['a.c', '/*\nlaunch();\n*/\nwait();\n', 'part'],
  ['a.c', '#if 0\n#ifdef X\nwait();\n#endif\nlaunch();\n#endif\n', 'part'],
  ['a.c', '#if 0\nwait();\n#else\nlaunch();\n#endif\n', 'verbatim'],
  ['a.py', 'def f():\n    """Old:\n\n    launch();\n    """\n', 'part'],
  ['a.md', "```py\nHELP = '''\nlaunch();\n'''\n```\n", 'part'],
  // What never ends holds nothing, and names of files open nothing.
  ['a.c', '/*\nwait();\n\nlaunch();\n', 'verbatim'],
  ['a.md', '```sh\nrm -rf /*\n```\n\n```c\nlaunch();\n/* done */\n```\n', 'verbatim'],
  ['a.js', 'const OPEN = "<!--";\nlaunch();\nconst CLOSE = "-->";\n', 'verbatim'],
  ['a.js', 'glob("src/**/*.ts");\nlaunch();\n/* done */\n', 'verbatim'],
])('code that does not run is not quoted as if it did, in %s: %j', (path, text, verdict) => {
  expect(verdictOn('launch();', text, path, 'listing')).toBe(verdict);
});

test('the lines of a comment that show that they are ones are quoted whole', () => {
  const text = '/**\n * Opens the dome.\n * Not by night.\n */\nopen();\n';
  expect([
    verdictOn('* Opens the dome.', text, 'a.js', 'listing'),
    verdictOn('/**\n * Opens the dome.\n * Not by night.\n */\nopen();', text, 'a.js', 'listing'),
  ]).toEqual(['verbatim', 'verbatim']);
});

test.each([
  ['a file', 60, ''],
  ['a file too long to be read anew for each', 45, 'It hums.\n\n'.repeat(100_000)],
])('many quotes of %s are each as whole as the first', (_name, count, rest) => {
  const said = Array.from({ length: count }, (_none, nth) => `Pull the lever ${nth} times.`);
  const check = createVerbatimCheck(`${said.join('\n\n')}\n\n${rest}`, { path: 'a.txt', lines: [1, 200] });
  expect(said.filter((quote) => finish(check(quote)).verdict !== 'verbatim')).toEqual([]);
});

test('what surrounds a quote is found in time by the length alone', () => {
  const text = [
    '<div hidden>',
    '<!-- ',
    '::: a\n',
    '> [!A]\n',
    '!!! a\n',
    '/* ',
    '<del>',
    '[A]\n====\n',
    'WARNING: a\n',
    '<p hidden ',
  ]
    .map((piece) => piece.repeat(20_000))
    .join('\n\n');
  expect(verdictOn(SAID, `${text}\n\n${`${SAID}\n\n`.repeat(500)}`, 'a.md')).toBe('verbatim');
});

test('roles that never end are read in time by the length alone', () => {
  const endless = `:func:\`~${'a.b\n'.repeat(100_000)}`;
  expect(verdictOn(SAID, `${endless}\n\n${SAID}\n`, 'a.rst')).toBe('verbatim');
});

test.each<[string, string, string]>([
  ['a box', 'a.md', `::: a${' '.repeat(400_000)}{\n\n${SAID}`],
  ['a cell', 'a.md', `| a${' '.repeat(400_000)}b |\n\nPull the *red* lever twice.`],
  ['a comment', 'a.py', `# ${'*'.repeat(400_000)}x\nx = 1\n# Pull the red\n# lever twice.\n`],
  ['elements', 'a.md', `${Array.from({ length: 60_000 }, (_, nth) => `<x${nth} hidden>`).join('')}\n\n${SAID}`],
])('%s that never ends takes time by its length alone', (_name, path, text) => {
  expect(verdictOn(SAID, text, path, 'words')).toBe('verbatim');
});

test('a gap that is none takes time by its length alone', () => {
  expect(verdictOn(`${SAID}\n# …${' '.repeat(190_000)}x`, SAID, 'a.py', 'listing')).toBe('changed');
});
