import type { DrawnDiagram } from '../../../shared/domain/diagram';

declare global {
  /** What main calls in this page. Rejects with what Mermaid has against the source. */
  var drawDiagram: (source: string, isDark: boolean) => Promise<DrawnDiagram>;
}

/** Edges of a graph: its layout takes time by more than their number. */
const MAX_EDGES = 500;
const FONT = 'system-ui, sans-serif';

globalThis.drawDiagram = async (source, isDark) => {
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    // What a source may not set for itself, beside what Mermaid guards already.
    secure: [
      'secure',
      'securityLevel',
      'startOnLoad',
      'maxTextSize',
      'maxEdges',
      'suppressErrorRendering',
      'htmlLabels',
      'themeCSS',
    ],
    suppressErrorRendering: true,
    // Text of SVG alone: an image draws no fonts or elements of a page.
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    theme: isDark ? 'dark' : 'default',
    maxEdges: MAX_EDGES,
    fontFamily: FONT,
  });
  const { svg } = await mermaid.render('diagram', source);
  return sized(svg);
};

/**
 * An image is XML, where Mermaid may write HTML, and has the size that its picture names in pixels, where Mermaid's fills
 * what it stands in.
 */
function sized(svg: string): DrawnDiagram {
  const root = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
  if (root === null) throw new Error('Mermaid gave no picture.');
  const [, , width = 0, height = 0] = (root.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height));
  root.style.removeProperty('max-width');
  // They would lead nowhere in an image.
  for (const link of root.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  return { svg: new XMLSerializer().serializeToString(root), width, height };
}
