import { expect, it } from 'vitest';
import { drawFormula } from './draw-formula';

it('draws a formula as MathML, with its source beside it', () => {
  expect(drawFormula('\\frac{a}{b} < c', false)).toBe(
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>&lt;</mo><mi>c</mi></mrow><annotation encoding="application/x-tex">\\frac{a}{b} &lt; c</annotation></semantics></math>',
  );
  expect(drawFormula('x', true)).toContain('display="block"');
});

/** Nothing that leads anywhere, runs anything or looks like something else. */
const PART =
  /^<\/?(?:math|semantics|mrow|mi|mn|mo|mtext|mspace|mstyle|mfrac|msqrt|mroot|msub|msup|msubsup|munder|mover|munderover|mtable|mtr|mtd|mpadded|mphantom|menclose|annotation)(?: (?:xmlns="http:\/\/www\.w3\.org\/1998\/Math\/MathML"|[a-z]+="[\w #.%+-]*"|encoding="application\/x-tex"))*>$/;

it.each([
  '\\href{javascript:alert(1)}{x}',
  '\\url{https://evil.example}',
  '\\includegraphics[width=1em]{https://evil.example/p.png}',
  '\\htmlClass{button}{x} \\htmlId{root}{x} \\htmlData{a=b}{x}',
  '\\htmlStyle{background:url(https://evil.example)}{x}',
  '\\text{<script>alert(1)</script><img src=x onerror=alert(1)> " onx="}',
  '\\unicode{x}<a href="https://evil.example">',
  '\\color{#f00}x \\colorbox{aqua}{y} \\fbox{z} \\cancel{w} \\rule{999em}{999em}',
  '\\begin{matrix} a & b \\\\ c & d \\end{matrix}',
])('%s leads nowhere and runs nothing', (tex) => {
  const drawn = drawFormula(tex, false) ?? '';
  expect(drawn.match(/<[^>]*>/g)?.filter((part) => !PART.test(part)) ?? []).toEqual([]);
  expect(drawn).not.toMatch(/(?:width|height)="\+?999/);
});

it.each([
  { why: 'is no TeX', tex: '\\frac{' },
  { why: 'names no colour', tex: '\\color{red" onload="x}a' },
  { why: 'is too long', tex: 'x'.repeat(1_001) },
  { why: 'makes much of little', tex: `\\def\\a{${'x'.repeat(300)}}${'\\a'.repeat(150)}` },
  { why: 'never ends', tex: '\\newcommand{\\a}{\\a\\a}\\a' },
  { why: 'is deep, and no TeX', tex: `${'{'.repeat(499)}\\a${'}'.repeat(499)}` },
])('what $why is not drawn', ({ tex }) => {
  expect(drawFormula(tex, false)).toBeNull();
});
