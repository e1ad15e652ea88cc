import type { CommandId } from './commands';

/** The next steps that the Reader offers below an answer. */
export const OFFERED_COMMANDS: readonly CommandId[] = ['source.add', 'model.connect'];
