import { expect, it } from 'vitest';
import { diagramsIn, withPictures } from './page-diagrams';

const block = (source: string) => `<pre><code class="language-mermaid">${source}</code></pre>`;
const SVG = '<svg onload="alert(1)"><script>"</script></svg>';
const PICTURE = `<p><img src="data:image/svg+xml;charset=utf-8,${encodeURIComponent(SVG)}" alt="Diagram" width="20" height="10"></p>`;

it('finds the diagrams of a page as they were written, and no other code', () => {
  const html = `<p>a</p>${block('A --&gt; &quot;B &amp;lt;&quot;\n')}<pre><code class="language-ts">C</code></pre>${block('D')}`;
  expect(diagramsIn(html)).toEqual(['A --> "B &lt;"\n', 'D']);
});

it('has pictures in the place of sources, of which nothing gets into the page, and keeps what has none', () => {
  const pictures = new Map([['A --> "B"', { svg: SVG, width: 20, height: 10 }]]);
  const html = `<p>a</p>${block('A --&gt; &quot;B&quot;')}<p>b</p>${block('C')}.`;
  expect(withPictures(html, pictures)).toBe(`<p>a</p>${PICTURE}<p>b</p>${block('C')}.`);
});
