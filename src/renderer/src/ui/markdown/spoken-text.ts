import type { Nodes, Root } from 'mdast';
import { wording, fill } from '../../../../shared/text/wording';
import { withoutSigns } from './quote-signs';

/** A longer block is not read out to its end: it stands in the thread. */
const MAX_SPOKEN_LENGTH = 1_000;

/** One block of Markdown as it is read out: its words without their marks; of code only what it is. */
export function spokenText(block: Root): string {
  return withoutSigns(speak(block)).replaceAll(/\s+/g, ' ').trim().slice(0, MAX_SPOKEN_LENGTH);
}

function speak(node: Nodes): string {
  switch (node.type) {
    case 'code': {
      const lines = node.value.split('\n').length;
      return fill(wording.thread.codeSpoken, { language: node.lang ?? '', lines });
    }
    case 'image':
      return fill(wording.thread.imageLeftOut, { address: node.alt || node.url });
    case 'root':
    case 'blockquote':
    case 'list':
    case 'listItem':
    case 'table':
    case 'tableRow':
      return node.children.map(speak).join(' ');
    default:
      if ('value' in node) return node.value;
      return 'children' in node ? node.children.map(speak).join('') : ' ';
  }
}
