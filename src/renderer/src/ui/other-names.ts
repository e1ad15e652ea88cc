import type { CommandId } from '../../../shared/commands/commands';
import { wording } from '../../../shared/text/wording';
import { english } from '../../../shared/text/english';

type OtherWords = Partial<Record<CommandId, string>>;

/** What a command is found by beside its title: what people call it otherwise, and its English names in any language. */
export function otherNames(id: CommandId): string {
  const also: OtherWords = wording.commandsAlso;
  const inEnglish: OtherWords = english.commandsAlso;
  return [also[id], english.commands[id], inEnglish[id]].filter((name) => name !== undefined).join(' ');
}
