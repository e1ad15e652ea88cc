import type { Source } from '../../../../shared/domain/source';
import { wording, fill } from '../../../../shared/text/wording';
import { filesText, passagesText } from '../../ui/counted';
import { SourceState } from './source-state';

const text = wording.addSource;

/** The end of the work is read out; how far it is would be read out file by file. A failure is read out by itself. */
export function AddedState({ source }: { readonly source: Source | undefined }) {
  return (
    <div>
      <output className="block">
        {source === undefined && text.adding}
        {source?.state === 'ready' &&
          fill(text.done, {
            name: source.name,
            files: filesText(source.files),
            passages: passagesText(source.passages),
          })}
      </output>
      {source !== undefined && source.state !== 'ready' && <SourceState source={source} />}
    </div>
  );
}
