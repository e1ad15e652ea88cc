import { getDocumentProxy } from 'unpdf';
import { MAX_ATTACHMENT_LENGTH } from '../../../../shared/domain/attachment';
import { MAX_PAGES, type PdfText } from './pdf-result';

/** Takes long, and reads what may be hostile: it is for a thread of its own. */
export async function pdfText(bytes: Uint8Array<ArrayBuffer>, limit = MAX_ATTACHMENT_LENGTH): Promise<PdfText> {
  const opened = await getDocumentProxy(bytes, { verbosity: 0 }).catch((error: unknown) => problemOf(error));
  if (typeof opened === 'string') return { problem: opened };
  if (opened.numPages > MAX_PAGES) return { problem: 'pages' };
  let text = '';
  try {
    for (let number = 1; number <= opened.numPages; number += 1) {
      const page = await opened.getPage(number);
      const { items } = await page.getTextContent();
      const said = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      page.cleanup();
      if (said.trim() !== '') text += `${text === '' ? '' : '\n\n'}[Page ${number}]\n${said.trim()}`;
      if (text.length > limit) return { problem: 'long' };
    }
  } catch {
    return { problem: 'broken' };
  }
  return { text };
}

function problemOf(error: unknown): 'locked' | 'broken' {
  return error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'broken';
}
