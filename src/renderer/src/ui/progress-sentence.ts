import type { SourceProgress } from '../../../shared/domain/source';
import { countFormat } from '../../../shared/text/formats';
import { wording, fill } from '../../../shared/text/wording';

const text = wording.sources;

/** What is done to a source, and how far that is, in numbers once they are known. */
export function progressSentence({ step, done, total }: SourceProgress): string {
  if (step === 'asking') return fill(text.askingFor, { step: text[step], seconds: countFormat().format(done) });
  if (total === 0) return text[step];
  return fill(text.progress, {
    step: text[step],
    done: countFormat().format(done),
    total: countFormat().format(total),
  });
}
