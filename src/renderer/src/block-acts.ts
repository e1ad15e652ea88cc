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
  /** Shows all of a long prompt, or its beginning. */
  toggleWhole(): void;
  /** Opens all steps of an answer, and closes them when any is open. */
  toggleSteps(): void;
}

export function createBlockActs(page: Document): BlockActs {
  const press = (command: CommandId, none: string): void => {
    const button = shownButton(page, command);
    if (button === null) showToast(none);
    else button.click();
  };
  return {
    copyCode: () => press('code.copy', wording.message.noCode),
    wrapCode: () => press('code.wrap', wording.message.noCode),
    toggleSource: () => press('diagram.source', wording.message.noDiagram),
    toggleSize: () => press('diagram.size', wording.message.noDiagram),
    toggleWhole: () => press('message.whole', wording.message.noLongPrompt),
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
