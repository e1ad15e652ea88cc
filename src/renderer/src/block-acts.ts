import type { CommandId } from '../../shared/commands/commands';
import { wording } from '../../shared/text/wording';
import { shownButton, shownSteps } from './keyboard/shown-block';
import { showToast } from './ui/toast';

/** What is done with a part of an answer: the one that has the focus, else one in view. Without any they say so. */
export interface BlockActs {
  copyCode(): void;
  wrapCode(): void;
  toggleSource(): void;
  toggleSize(): void;
  /** Opens all steps of an answer, and closes them when any is open. */
  toggleSteps(): void;
}

export function createBlockActs(page: Document): BlockActs {
  /** True when there was one. */
  const press = (command: CommandId, none: string): boolean => {
    const button = shownButton(page, command);
    if (button === null) showToast(none);
    button?.click();
    return button !== null;
  };
  return {
    copyCode: () => {
      // The button says so too, to whoever looks at it.
      if (press('code.copy', wording.message.noCode)) showToast(wording.common.copied);
    },
    wrapCode: () => void press('code.wrap', wording.message.noCode),
    toggleSource: () => void press('diagram.source', wording.message.noDiagram),
    toggleSize: () => void press('diagram.size', wording.message.noDiagram),
    toggleSteps: () => {
      const steps = shownSteps(page);
      if (steps.length === 0) showToast(wording.message.noSteps);
      const isClosing = steps.some(({ open }) => open);
      for (const step of steps) {
        // What has the focus would be hidden with it.
        if (isClosing && step.contains(page.activeElement)) step.querySelector('summary')?.focus();
        step.open = !isClosing;
      }
    },
  };
}
