import type { LecternMessage } from '../../../shared/chat/message';
import type { DrawnDiagram } from '../../../shared/domain/diagram';
import { wording } from '../../../shared/text/wording';

/** A block of Mermaid as an exported page has it. What is in it is escaped: nobody can write one into the page. */
const BLOCK = /<pre><code class="language-mermaid">([^<]*)<\/code><\/pre>/g;

/** Whether any message may have a diagram: what finds them reads all of its Markdown. */
export function mayHaveDiagrams(path: readonly LecternMessage[]): boolean {
  return path.some(({ parts }) => parts.some((part) => part.type === 'text' && part.text.includes('mermaid')));
}

/** The sources of the diagrams of a page, as they were written. */
export function diagramsIn(html: string): readonly string[] {
  return Array.from(html.matchAll(BLOCK), ([, source = '']) => unescaped(source));
}

/**
 * A page with pictures in the place of its diagrams' sources; one without a picture stays as it is. A picture is data, in
 * which nothing runs or loads.
 */
export function withPictures(html: string, pictures: ReadonlyMap<string, DrawnDiagram>): string {
  if (pictures.size === 0) return html;
  return html.replace(BLOCK, (block, source: string) => {
    const picture = pictures.get(unescaped(source));
    return picture === undefined ? block : pictureOf(picture);
  });
}

function pictureOf({ svg, width, height }: DrawnDiagram): string {
  const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  return `<p><img src="${address}" alt="${wording.diagram.name}" width="${width}" height="${height}"></p>`;
}

/** Of what the parser escapes. */
function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => signs[entity] ?? entity);
}
