import type { ModelInfo } from '../../../../shared/domain/model';
import { wording } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import type { Choice, ChoiceGroup } from '../../ui/choice';
import { ChooserDialog } from '../../ui/chooser-dialog';
import { reportFailure } from '../../ui/toast';
import { useShownSession } from '../../ui/use-shown-session';

const text = wording.models;
const CONNECT = 'connect';

/** Picks the model of the shown session; before the first prompt, that of the session to come. */
export function PickDialog() {
  const { app, bridge, layers, pickedModel, run } = useWindow();
  const catalog = useStore(app.catalog);
  const settings = useStore(app.settings);
  const picked = useStore(pickedModel);
  const session = useShownSession();
  const current = (session === null ? picked : session.modelId) ?? settings?.defaultModelId;
  const choose = (modelId: string): void => {
    layers.closeDialog();
    if (session === null) pickedModel.set(modelId);
    else bridge.ask((client) => client.sessions.setModel({ sessionId: session.id, modelId })).catch(reportFailure);
  };
  const choiceOf = (model: ModelInfo): Choice => ({
    id: model.id,
    title: model.name,
    detail: <ModelDetail isReader={model.connectionId === null} isCurrent={model.id === current} />,
    choose: () => choose(model.id),
  });
  const modelsOf = (connectionId: string | null): readonly Choice[] =>
    (catalog?.models ?? []).filter((model) => model.connectionId === connectionId).map(choiceOf);
  const groups: readonly ChoiceGroup[] = [
    { title: text.builtIn, choices: modelsOf(null) },
    ...(catalog?.connections ?? []).map(({ id, name }) => ({ title: name, choices: modelsOf(id) })),
    {
      title: wording.settings.connections,
      choices: [{ id: CONNECT, title: text.connectAnother, choose: () => run('model.connect') }],
    },
  ];
  return <ChooserDialog title={text.title} placeholder={text.input} none={text.none} groups={groups} begin={current} />;
}

function ModelDetail({ isReader, isCurrent }: { readonly isReader: boolean; readonly isCurrent: boolean }) {
  const notes = [...(isReader ? [wording.composer.readerNote] : []), ...(isCurrent ? [text.current] : [])];
  return <span className="text-muted shrink-0 text-fine">{notes.join(' · ')}</span>;
}
