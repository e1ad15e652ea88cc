import type { CommandId } from '../../../shared/commands/commands';

/** What has buttons of its own in a message. */
const BLOCK = '.code-block, .diagram';
const STEP = 'details[data-step]';

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
  const isInView = (button: HTMLElement): boolean => isSeen(button.closest(BLOCK) ?? button, log);
  const message = focused?.closest('[data-message]') ?? null;
  if (message === null) return buttons.findLast(isInView) ?? buttons.at(-1) ?? null;
  const inMessage = buttons.filter((button) => message.contains(button));
  return inMessage.find(isInView) ?? inMessage[0] ?? null;
}

/**
 * The steps of the message that has the focus, else of the last one in view that has any, else of the last one that has,
 * as far as there is more behind them.
 */
export function shownSteps(page: Document): readonly HTMLDetailsElement[] {
  const log = page.querySelector('[role="log"]');
  if (log === null) return [];
  const focused = page.activeElement?.closest('[data-message]') ?? null;
  const withSteps = [...log.querySelectorAll('[data-message]')].filter((each) => each.querySelector(STEP) !== null);
  const message = focused ?? withSteps.findLast((each) => isSeen(each, log)) ?? withSteps.at(-1);
  return [...(message?.querySelectorAll<HTMLDetailsElement>(STEP) ?? [])];
}

function isSeen(element: Element, log: Element): boolean {
  const [own, view] = [element.getBoundingClientRect(), log.getBoundingClientRect()];
  return own.bottom > view.top && own.top < view.bottom;
}
