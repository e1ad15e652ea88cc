import type { CommandId } from '../../../shared/commands/commands';

/** What has buttons of its own in a message. */
const BLOCK = '.code-block, .diagram';

/**
 * The button of the thread that a command presses: that of the block which has the focus, else of the first block in view
 * of the message which has it, else of the last block in view. Null where there is none at all.
 */
export function shownButton(page: Document, command: CommandId): HTMLElement | null {
  const log = page.querySelector('[role="log"]');
  if (log === null) return null;
  const buttons = [...log.querySelectorAll<HTMLElement>(`[data-command="${command}"]`)];
  const focused = page.activeElement;
  const own = buttons.find((button) => button.closest(BLOCK)?.contains(focused) === true);
  if (own !== undefined) return own;
  const isInView = (button: HTMLElement): boolean => {
    const [block, view] = [(button.closest(BLOCK) ?? button).getBoundingClientRect(), log.getBoundingClientRect()];
    return block.bottom > view.top && block.top < view.bottom;
  };
  const message = focused?.closest('[data-message]') ?? null;
  if (message === null) return buttons.findLast(isInView) ?? buttons.at(-1) ?? null;
  const inMessage = buttons.filter((button) => message.contains(button));
  return inMessage.find(isInView) ?? inMessage[0] ?? null;
}

/** The steps of the message that has the focus, else of the last one that has any, as far as there is more behind them. */
export function shownSteps(page: Document): readonly HTMLDetailsElement[] {
  const messages = [...page.querySelectorAll('[role="log"] [data-message]')];
  const focused = page.activeElement?.closest('[data-message]') ?? null;
  const message = focused ?? messages.findLast((each) => each.querySelector('details[data-step]') !== null);
  return [...(message?.querySelectorAll<HTMLDetailsElement>('details[data-step]') ?? [])];
}
