import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { commands, type CommandContext } from '../../../../shared/commands/commands';
import type { Mention } from '../../../../shared/domain/mention';
import { wording } from '../../../../shared/text/wording';
import { english } from '../../../../shared/text/english';
import { useWindow, type WindowContext } from '../../bridge/window-context';
import type { Choice } from '../../ui/choice';
import { commandContexts } from '../../ui/command-contexts';
import { CommandKeys } from '../../ui/keys';
import { matchingChoices } from '../../ui/matching-choices';
import { useLanguage } from '../../ui/use-language';
import { fuzzyScore } from './fuzzy-score';
import { openTokenAt, type OpenToken } from './open-token';

const NONE: readonly Choice[] = [];

interface SuggestionsOptions {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly known: readonly Mention[];
  /** False while what stands in the box was not typed. */
  readonly isWanted: boolean;
}

export interface Suggestions {
  readonly listId: string;
  readonly label: string;
  /** None while the list is closed. */
  readonly choices: readonly Choice[];
  readonly active: number;
  readonly setCaret: (caret: number | null) => void;
  /** True when the list has used the key. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

/** The list that `/` and `@` open over the message box. `setCaret` is told where the caret is; null when it is elsewhere. */
export function useSuggestions({ text, setText, known, isWanted }: SuggestionsOptions): Suggestions {
  const { focusTargets, layers, run } = useWindow();
  const listId = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [closed, setClosed] = useState<string | null>(null);
  const [chosen, setChosen] = useState({ of: '', at: 0 });
  const token = caret === null ? null : openTokenAt(text, Math.min(caret, text.length), known);
  const name = token === null ? null : `${token.kind} ${token.from}`;
  // One that Esc closed opens again when it is begun anew.
  if (name === null && closed !== null) setClosed(null);
  const isOpen = isWanted && token !== null && name !== closed;
  const { kind, from, query } = isOpen ? token : { kind: null, from: 0, query: '' };
  const language = useLanguage();
  const choices = useMemo(() => {
    if (kind === 'command') return commandChoices(query, commandContexts(layers), run, setText);
    if (kind === 'mention') return mentionChoices({ from, query }, known, focusTargets);
    return NONE;
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- titles are text
  }, [kind, from, query, known, run, setText, focusTargets, layers, language]);

  // What is typed further chooses anew.
  const active = chosen.of === `${kind} ${query}` ? Math.min(chosen.at, choices.length - 1) : 0;
  const choose = (at: number): void => setChosen({ of: `${kind} ${query}`, at });

  const onKey = (event: KeyboardEvent): boolean => {
    if (choices.length === 0 || event.nativeEvent.isComposing || hasModifier(event)) return false;
    if (event.key === 'ArrowDown') choose((active + 1) % choices.length);
    else if (event.key === 'ArrowUp') choose((active + choices.length - 1) % choices.length);
    else if (event.key === 'Escape') setClosed(name);
    else if (event.key === 'Enter' || event.key === 'Tab') choices[active]?.choose();
    else return false;
    return true;
  };
  const label = kind === 'mention' ? wording.composer.mentions : wording.palette.commands;
  return { listId, label, choices, active, setCaret, onKey };
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.shiftKey || event.ctrlKey || event.altKey || event.metaKey;
}

/** Behind all that fit by the title that is shown. */
const BEHIND = 1_000;

/** The commands whose titles fit, best first; then those whose English titles do, which are known in any language. */
function commandChoices(
  query: string,
  contexts: ReadonlySet<CommandContext>,
  run: WindowContext['run'],
  setText: SuggestionsOptions['setText'],
): readonly Choice[] {
  const usable = commands.filter(({ needs }) => needs === undefined || contexts.has(needs));
  const rated = usable.map(({ id }) => {
    const inEnglish = fuzzyScore(english.commands[id], query);
    return { id, score: fuzzyScore(wording.commands[id], query) ?? (inEnglish === null ? null : inEnglish - BEHIND) };
  });
  return rated
    .filter(({ score }) => score !== null)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .map(({ id }) => ({
      id,
      title: wording.commands[id],
      detail: <CommandKeys id={id} />,
      choose: () => {
        setText('');
        run(id);
      },
    }));
}

/** The sources and sessions that have every word of the query in their names. */
function mentionChoices(
  { from, query }: Pick<OpenToken, 'from' | 'query'>,
  known: readonly Mention[],
  focusTargets: WindowContext['focusTargets'],
): readonly Choice[] {
  const choices = known.map((mention): Choice => ({
    id: mention.kind === 'source' ? mention.key : mention.sessionId,
    title: mention.name,
    detail: <span className="text-muted shrink-0 text-fine">{wording.composer.mentionKinds[mention.kind]}</span>,
    choose: () => focusTargets.replaceInMessageBox(from, from + 1 + query.length, `@${mention.name} `),
  }));
  return matchingChoices(choices, query);
}
