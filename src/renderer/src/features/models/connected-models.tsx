import { wording } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { FormError } from '../../ui/form-error';
import { useRequest } from '../../ui/use-request';
import { useShownSession } from '../../ui/use-shown-session';

/** The models of a provider just connected. The one picked answers here, and in new sessions from now on. */
export function ConnectedModels({ modelIds }: { readonly modelIds: readonly string[] }) {
  const { app, layers, pickedModel } = useWindow();
  const catalog = useStore(app.catalog);
  const session = useShownSession();
  const { isRunning, error, send } = useRequest();
  if (modelIds.length === 0) return <p className="py-2">{wording.connect.noModels}</p>;
  const pick = (modelId: string): void => {
    void send(async (client) => {
      await client.app.updateSettings({ defaultModelId: modelId });
      if (session !== null) await client.sessions.setModel({ sessionId: session.id, modelId });
      pickedModel.set(null);
    }, layers.closeDialog);
  };
  return (
    <div className="flex flex-col gap-2">
      <p>{wording.connect.pick}</p>
      <ul className="-m-1 flex max-h-72 flex-col gap-1 overflow-y-auto p-1">
        {modelIds.map((id, at) => (
          <li key={id}>
            <Button
              autoFocus={at === 0}
              aria-disabled={isRunning}
              onClick={() => pick(id)}
              className="w-full justify-start"
            >
              {catalog?.models.find((model) => model.id === id)?.name ?? id}
            </Button>
          </li>
        ))}
      </ul>
      <FormError error={error} />
    </div>
  );
}
