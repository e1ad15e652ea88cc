import { wording, fill } from '../../../../shared/text/wording';
import type { Choice } from '../../ui/choice';

/** As many as a low window has room for over its box; the arrow keys turn the page. */
const PAGE = 8;

interface SuggestionListProps {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly active: number;
}

export function optionId(listId: string, at: number): string {
  return `${listId}-${at}`;
}

/** What the message box can be completed with, over it. The focus stays in the box, which names the active option. */
export function SuggestionList({ id, label, choices, active }: SuggestionListProps) {
  return (
    <>
      {choices.length > 0 && <Page id={id} label={label} choices={choices} active={active} />}
      {/* Always in the page, so that it is read out when it fills. */}
      <output className="sr-only">
        {choices.length === 0 ? null : fill(wording.composer.suggestions, { count: choices.length })}
      </output>
    </>
  );
}

function Page({ id, label, choices, active }: SuggestionListProps) {
  const first = active - (active % PAGE);
  const shown = choices.slice(first, first + PAGE);
  const place = { from: first + 1, to: first + shown.length, count: choices.length };
  return (
    <div className="border-line bg-raised absolute inset-x-0 bottom-full z-10 mb-1.5 rounded-xl border p-1.5 shadow-lg">
      <div id={id} role="listbox" aria-label={label}>
        {shown.map((choice, index) => (
          <div
            key={choice.id}
            id={optionId(id, first + index)}
            role="option"
            aria-selected={first + index === active}
            aria-setsize={choices.length}
            aria-posinset={first + index + 1}
            tabIndex={-1}
            onMouseDown={(event) => {
              // The box keeps the focus.
              event.preventDefault();
              choice.choose();
            }}
            className="aria-selected:bg-hover hover:not-aria-selected:bg-hover/50 flex h-8 items-center gap-3 rounded-md px-2.5"
          >
            <span className="min-w-0 flex-1 truncate">{choice.title}</span>
            {choice.detail}
          </div>
        ))}
      </div>
      {choices.length > PAGE && (
        <p aria-hidden className="text-muted px-2.5 pt-1 text-fine">
          {fill(wording.composer.suggestionsShown, place)}
        </p>
      )}
    </div>
  );
}
