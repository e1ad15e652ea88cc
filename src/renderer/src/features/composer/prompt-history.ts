import type { Store } from '../../bridge/store';

interface PromptHistoryOptions {
  readonly draft: Store<string>;
  /** What was asked in this session, newest first. */
  readonly own: () => readonly string[];
  /** What was asked before in any session, newest first. Asked for once a walk begins. */
  readonly earlier: () => Promise<readonly string[]>;
}

/** Earlier prompts, one at a time, in a box that is empty or holds one of them as it was. A draft is never touched. */
export interface PromptHistory {
  /** Each is false when the key is the box's own. */
  older(): boolean;
  newer(): boolean;
  /** True while the box shows an earlier prompt as it was. */
  isWalking(): boolean;
}

interface Walk {
  prompts: readonly string[];
  readonly rest: Promise<void>;
  /** Place of the shown prompt; -1 for the empty box that the walk began in. */
  at: number;
}

export function createPromptHistory({ draft, own, earlier }: PromptHistoryOptions): PromptHistory {
  let walk: Walk | null = null;

  const begin = (): Walk => {
    const prompts = unique(own());
    const rest = earlier().then(
      (more) => {
        begun.prompts = unique([...prompts, ...more]);
      },
      // Where memory does not open, the window says so; the session's own are there.
      () => undefined,
    );
    const begun: Walk = { prompts, rest, at: -1 };
    return begun;
  };
  const shown = ({ prompts, at }: Walk): string => prompts[at] ?? '';
  /** The walk that goes on; null once something else stands in the box. */
  const current = (): Walk | null => (walk !== null && draft.get() === shown(walk) ? walk : null);
  const show = (target: Walk, at: number): void => {
    if (at >= target.prompts.length) return;
    target.at = at;
    draft.set(shown(target));
  };

  return {
    older: () => {
      if (draft.get() === '') walk = begin();
      const target = current();
      if (target === null) return false;
      const { at, prompts, rest } = target;
      if (at + 1 < prompts.length) show(target, at + 1);
      else {
        void rest.then(() => {
          // Nothing was typed, and no other key walked, while the earlier prompts came.
          if (current() === target && target.at === at) show(target, at + 1);
        });
      }
      return true;
    },
    isWalking: () => (current()?.at ?? -1) >= 0,
    newer: () => {
      const target = current();
      if (target === null || target.at === -1) return false;
      show(target, target.at - 1);
      return true;
    },
  };
}

function unique(prompts: readonly string[]): readonly string[] {
  return [...new Set(prompts)].filter((prompt) => prompt.trim() !== '');
}
