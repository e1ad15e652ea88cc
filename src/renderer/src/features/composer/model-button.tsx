import { ChevronDown } from 'lucide-react';
import { READER_MODEL_ID } from '../../../../shared/domain/model';
import { wording, fill } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { useShownSession } from '../../ui/use-shown-session';

/** A model that is listed no more is asked all the same; its id is its connection's and its own name. */
const nameIn = (modelId: string): string => modelId.slice(modelId.indexOf('/') + 1);

/** Names the model that will answer, and opens the picker. */
export function ModelButton() {
  const { app, pickedModel, run } = useWindow();
  const catalog = useStore(app.catalog);
  const settings = useStore(app.settings);
  const picked = useStore(pickedModel);
  const session = useShownSession();
  const chosen = session === null ? picked : session.modelId;
  const modelId = chosen ?? settings?.defaultModelId ?? READER_MODEL_ID;
  const isReader = modelId === READER_MODEL_ID;
  const name =
    catalog?.models.find(({ id }) => id === modelId)?.name ?? (isReader ? wording.models.reader : nameIn(modelId));
  // What the button shows, word for word: it must be in its name to be asked for by voice.
  const shown = isReader ? `${name} · ${wording.composer.readerNote}` : name;
  return (
    <Button
      look="quiet"
      aria-label={fill(wording.composer.model, { name: shown })}
      onClick={() => run('model.pick')}
      className="min-w-20 shrink px-2 text-small"
    >
      <span className="truncate">
        {name}
        {isReader && <span className="text-muted font-normal"> · {wording.composer.readerNote}</span>}
      </span>
      <ChevronDown aria-hidden size={14} className="shrink-0" />
    </Button>
  );
}
