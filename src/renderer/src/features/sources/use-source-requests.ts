import type { Source } from '../../../../shared/domain/source';
import type { ContractClient } from '../../../../shared/contract/contract';
import { wording, fill } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import { canRefresh } from '../../ui/source-action';
import { reportFailure, showToast } from '../../ui/toast';

const text = wording.sources;

export interface SourceRequests {
  readonly update: () => void;
  readonly stop: () => void;
  /** Makes what a model asked for the user's own. */
  readonly keep: () => void;
}

/** What a row of the list asks for its source. */
export function useSourceRequests(source: Source): SourceRequests {
  const { key, name, progress } = source;
  const { bridge } = useWindow();
  const ask = (request: (client: ContractClient) => Promise<unknown>, sentence?: string): void => {
    bridge
      .ask(request)
      .then(() => sentence !== undefined && showToast(fill(sentence, { name })))
      .catch(reportFailure);
  };
  const stopped = progress?.step === 'embedding' ? text.stoppedEmbedding : text.stoppedNow;
  return {
    update() {
      if (canRefresh(source)) ask((client) => client.sources.refresh({ key }));
      else showToast(fill(text.underWay, { name }));
    },
    stop: () => ask((client) => client.sources.stop({ key }), stopped),
    keep: () => ask((client) => client.sources.change({ key }), text.kept),
  };
}
