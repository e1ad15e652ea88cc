import type { CommandId } from '../../../shared/commands/commands';
import { inEveryLanguage } from '../../../shared/text/en';

/** What a command is found by beside its title: its titles in other languages, and what people call it otherwise. */
export function otherNames(id: CommandId): string {
  const named = inEveryLanguage(({ commands, commandsAlso }) => {
    const also: Partial<Record<CommandId, string>> = commandsAlso;
    return `${commands[id]} ${also[id] ?? ''}`;
  });
  return named.join(' ');
}
