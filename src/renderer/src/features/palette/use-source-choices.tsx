import type { ContractClient } from '../../../../shared/contract/contract';
import type { Source } from '../../../../shared/domain/source';
import { wording, fill } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { changeSentence } from '../../ui/change-sentence';
import type { Choice } from '../../ui/choice';
import { canRefresh, isChangeWaiting, removalOf, sourceAction, stayAction, updateAction } from '../../ui/source-action';
import { shortCommit } from '../../ui/short-commit';
import { reportFailure, showToast } from '../../ui/toast';

const text = wording.sources;

/** What asks for something, and tells `sentence`, which may follow from the answer, once that is on its way. */
type Ask = <T>(
  request: (client: ContractClient) => Promise<T>,
  sentence?: string | ((answer: T) => string),
) => () => void;

/** What can be done with each source. */
export function useSourceChoices(): readonly Choice[] {
  const { app, bridge, layers } = useWindow();
  const ask: Ask = (request, sentence) => () => {
    layers.closeDialog();
    bridge
      .ask(request)
      .then((answer) => {
        if (sentence !== undefined) showToast(typeof sentence === 'string' ? sentence : sentence(answer));
      })
      .catch(reportFailure);
  };
  return (useStore(app.sources) ?? []).flatMap((source): readonly Choice[] => {
    const updates = updatesOf(source, ask);
    if (source.kind === 'handbook') return updates;
    const { key } = source;
    const edit = () => layers.openDialog('sources', key);
    const remove = () => layers.openDialog('sources', removalOf(key));
    return [
      ...updates,
      ...changesOf(source, ask),
      { id: `edit ${key}`, title: sourceAction(text.edit, source), choose: edit },
      {
        id: `remove ${key}`,
        title: sourceAction(text.remove, source),
        detail: source.lastUpdated === null && <Address of={source} />,
        choose: remove,
      },
    ];
  });
}

function updatesOf(source: Source, ask: Ask): readonly Choice[] {
  const { key, state } = source;
  const isWaiting = isChangeWaiting(source);
  const stop: Choice = {
    id: `stop ${key}`,
    title: isWaiting ? stayAction(source) : sourceAction(text.stop, source),
    choose: ask((client) => client.sources.stop({ key })),
  };
  const refresh: Choice = {
    id: `refresh ${key}`,
    title: sourceAction(updateAction(source), source),
    detail: <UpdateDetail source={source} />,
    choose: ask((client) => client.sources.refresh({ key })),
  };
  return [...(state === 'working' || isWaiting ? [stop] : []), ...(canRefresh(source) ? [refresh] : [])];
}

/** Tells apart what never came to anything, which may have the name of another. */
function Address({ of }: { readonly of: Source }) {
  return <span className="text-muted truncate">{of.address}</span>;
}

function UpdateDetail({ source }: { readonly source: Source }) {
  const { state, passages, lastUpdated } = source;
  if (source.kind !== 'handbook' && lastUpdated === null) return <Address of={source} />;
  return state === 'stopped' && passages > 0 && <span className="text-muted">{text.partMeaning}</span>;
}

function changesOf(source: Source, ask: Ask): readonly Choice[] {
  const { key, name, sessionId, commit, ref, pinnedFrom } = source;
  const keep: Choice = {
    id: `keep ${key}`,
    title: sourceAction(text.keep, source),
    choose: ask((client) => client.sources.change({ key }), fill(text.kept, { name })),
  };
  const changed =
    (sentence: string) =>
    ({ successor }: { readonly successor: string | null }): string =>
      changeSentence(sentence, { name, successor });
  const pinOf = (pinned: string): Choice => ({
    id: `pin ${key}`,
    title: sourceAction(text.pinIt, source),
    also: text.pin,
    detail: <span className="text-muted">{shortCommit(pinned)}</span>,
    choose: ask((client) => client.sources.change({ key, ref: pinned }), changed(text.pinning)),
  });
  const unpin: Choice = {
    id: `unpin ${key}`,
    title: sourceAction(text.unpin, source),
    also: text.follow,
    choose: ask((client) => client.sources.change({ key, ref: pinnedFrom ?? '' }), changed(text.following)),
  };
  const pinning = commit === null ? [] : [ref === commit ? unpin : pinOf(commit)];
  return [...(sessionId === null ? [] : [keep]), ...pinning];
}
