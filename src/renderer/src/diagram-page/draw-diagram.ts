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

/** An image has the size that its picture names in pixels; Mermaid's fills what it stands in. */
function sized(svg: string): DrawnDiagram {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const [, , width = 0, height = 0] = (root.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height));
  root.style.removeProperty('max-width');
  return { svg: new XMLSerializer().serializeToString(root), width, height };
}
