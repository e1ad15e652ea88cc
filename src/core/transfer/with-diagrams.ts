import { MAX_DIAGRAM_SOURCE, type DrawnDiagram } from '../../shared/domain/diagram';
import { wording } from '../../shared/text/wording';
import { findAppError } from '../errors';

/** A block of Mermaid as an exported page has it. What is in it is escaped: nobody can write one into the page. */
const BLOCK = /<pre><code class="language-mermaid">([^<]*)<\/code><\/pre>/g;
/** Each may take seconds, and somebody waits for the printer. */
const MAX_DRAWN = 30;

/**
 * A page with pictures in the place of its diagrams' sources. A picture is data, in which nothing runs or loads. What
 * cannot be drawn stays as it is; after one that took too long all others do.
 */
export async function withDiagrams(html: string, draw: (source: string) => Promise<DrawnDiagram>): Promise<string> {
  const pieces: string[] = [];
  let at = 0;
  let left = MAX_DRAWN;
  for (const block of html.matchAll(BLOCK)) {
    const source = unescaped(block[1] ?? '');
    if (left === 0) break;
    if (source.length > MAX_DIAGRAM_SOURCE) continue;
    left -= 1;
    try {
      const picture = pictureOf(await draw(source));
      pieces.push(html.slice(at, block.index), picture);
      at = block.index + block[0].length;
    } catch (error) {
      if (findAppError(error)?.code !== 'diagram.refused') break;
    }
  }
  return [...pieces, html.slice(at)].join('');
}

function pictureOf({ svg, width, height }: DrawnDiagram): string {
  const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  return `<p><img src="${address}" alt="${wording.diagram.name}" width="${width}" height="${height}"></p>`;
}

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => signs[entity] ?? entity);
}
