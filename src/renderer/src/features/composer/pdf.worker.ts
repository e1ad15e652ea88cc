import { pdfText } from './pdf-text';

/** What read-pdf.ts sends, which alone starts this worker and ends it. */
interface Asked {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** For the answer: in a worker the library takes the worker's own channel for itself. */
  readonly port: MessagePort;
}

self.addEventListener('message', ({ data }: MessageEvent<Partial<Asked>>) => {
  const { bytes, port } = data;
  if (bytes === undefined || port === undefined) return;
  void pdfText(bytes).then((result) => port.postMessage(result));
});
