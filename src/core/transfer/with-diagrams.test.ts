import { expect, it } from 'vitest';
import { AppError } from '../errors';
import { withDiagrams } from './with-diagrams';

const block = (source: string) => `<pre><code class="language-mermaid">${source}</code></pre>`;
const drawing = (fails: Readonly<Record<string, 'diagram.refused' | 'diagram.slow'>> = {}) => {
  const asked: string[] = [];
  const draw = async (source: string) => {
    asked.push(source);
    const code = fails[source];
    if (code !== undefined) throw new AppError(code);
    return { svg: `<svg onload="${source}">`, width: 20, height: 10 };
  };
  return { asked, draw };
};
const picture = (source: string) =>
  `<p><img src="data:image/svg+xml;charset=utf-8,${encodeURIComponent(`<svg onload="${source}">`)}" alt="Diagram" width="20" height="10"></p>`;

it('has pictures in the place of sources, as they were written, and nothing of them in the page', async () => {
  const { asked, draw } = drawing();
  const html = await withDiagrams(`<p>a</p>${block('A --&gt; &quot;B &amp;lt;&quot;\n')}<p>b</p>${block('C')}.`, draw);
  expect(asked).toEqual(['A --> "B &lt;"\n', 'C']);
  expect(html).toBe(`<p>a</p>${picture('A --> "B &lt;"\n')}<p>b</p>${picture('C')}.`);
  expect(html).not.toContain('<svg');
});

it('keeps the source of what cannot be drawn, and of all behind one that took too long', async () => {
  const { asked, draw } = drawing({ bad: 'diagram.refused', slow: 'diagram.slow' });
  const html = await withDiagrams(['bad', 'A', 'slow', 'B'].map(block).join(''), draw);
  expect(html).toBe(`${block('bad')}${picture('A')}${block('slow')}${block('B')}`);
  expect(asked).toEqual(['bad', 'A', 'slow']);
});

it('asks for so many, and for none that is too long', async () => {
  const { asked, draw } = drawing();
  await withDiagrams(block('x'.repeat(20_001)) + block('A').repeat(40), draw);
  expect(asked).toEqual(Array.from({ length: 30 }, () => 'A'));
});
