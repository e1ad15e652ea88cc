import { TriangleAlert } from 'lucide-react';
import { wording, fill } from '../../../../shared/text/wording';
import { useSelected, useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { percentOf, readContextUse } from './read-context-use';
import type { Sending } from './use-sending';

/** From here on it is worth a word. */
const SHOWN_FROM = 50;

/** Says how full the model's context is, once it fills; the button says more. It is silent: the command tells it aloud. */
export function ContextNote({ text, files }: Pick<Sending, 'text' | 'files'>) {
  const { app, current, pickedModel, run } = useWindow();
  const { view } = useStore(current.channel);
  // What is read below: with a message that comes or ends it is read again, not with each of its words.
  useSelected(view, ({ messages, state }) => `${messages.length} ${state.name}`);
  useStore(app.catalog);
  useStore(app.sessions);
  useStore(app.settings);
  useStore(pickedModel);
  const use = readContextUse({ app, current, pickedModel }, { text, files });
  if (use === null || percentOf(use) < SHOWN_FROM) return null;
  const isOver = use.leftOut > 0 || use.isCut;
  const note = fill(use.assumed === null ? wording.context.note : wording.context.noteAssumed, {
    percent: percentOf(use),
  });
  const told = isOver ? wording.context.over : note;
  return (
    <Button
      look="quiet"
      aria-label={told}
      title={told}
      onClick={() => run('context.show')}
      className="text-muted min-w-0 shrink-99 px-2 text-fine"
    >
      {isOver && <TriangleAlert aria-hidden size={13} className="shrink-0" />}
      <span className="truncate @max-[24rem]:hidden">{told}</span>
      {!isOver && (
        <span className="shrink-0 @min-[24rem]:hidden">
          {fill(wording.context.noteShort, { percent: percentOf(use) })}
        </span>
      )}
    </Button>
  );
}
