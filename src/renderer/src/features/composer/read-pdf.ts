import { assertNever } from '../../../../shared/assert-never';
import type { FileRead } from '../../../../shared/chat/read-attachment';
import { attachmentName, MAX_ATTACHMENT_LENGTH } from '../../../../shared/domain/attachment';
import type { ErrorData } from '../../../../shared/domain/error-data';
import { MAX_PAGES, type PdfText } from './pdf-result';

/** A PDF that takes longer is not worth the wait, and may be made to take for ever. */
const LIMIT_MS = 30_000;

/** The text of a PDF, read in a worker of its own that ends with it. */
export async function readPdf(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<FileRead> {
  const size = bytes.length;
  const result = await readInWorker(bytes);
  if ('problem' in result) return { problem: sentenceFor(name, result.problem) };
  if (result.text === '') return { problem: { code: 'attachment.empty', params: { name } } };
  return { attachment: { name: attachmentName(name), size, text: result.text } };
}

async function readInWorker(bytes: Uint8Array<ArrayBuffer>): Promise<PdfText> {
  const worker = new Worker(new URL('./pdf.worker.ts', import.meta.url), { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  const ending = new AbortController();
  try {
    return await new Promise<PdfText>((resolve) => {
      const { signal } = ending;
      const giveUp = (): void => resolve({ problem: 'broken' });
      port1.addEventListener('message', ({ data }: MessageEvent<PdfText>) => resolve(data), { signal });
      port1.start();
      worker.addEventListener('error', giveUp, { signal });
      const timer = setTimeout(giveUp, LIMIT_MS);
      signal.addEventListener('abort', () => clearTimeout(timer));
      worker.postMessage({ bytes, port: port2 }, [bytes.buffer, port2]);
    });
  } finally {
    ending.abort();
    port1.close();
    worker.terminate();
  }
}

function sentenceFor(name: string, problem: Extract<PdfText, { readonly problem: unknown }>['problem']): ErrorData {
  switch (problem) {
    case 'locked':
      return { code: 'attachment.pdfLocked', params: { name } };
    case 'broken':
      return { code: 'attachment.pdfBroken', params: { name } };
    case 'pages':
      return { code: 'attachment.pdfPages', params: { name, limit: MAX_PAGES } };
    case 'long':
      return { code: 'attachment.tooLarge', params: { name, limit: MAX_ATTACHMENT_LENGTH } };
    default:
      return assertNever(problem);
  }
}
