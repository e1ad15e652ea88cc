import type { LecternMessage } from '../../../shared/chat/message';
import { workingMemoryOutput } from '../../../shared/chat/tools';

/** The version of the profile that the newest change in a thread made; null when nothing in it changed the profile. */
export function lastProfileChange(messages: readonly LecternMessage[]): number | null {
  for (const { parts } of messages.toReversed()) {
    for (const part of parts.toReversed()) {
      if (part.type !== 'tool-update_working_memory' || part.state !== 'output-available') continue;
      // Answers of earlier Lecterns have another shape.
      const version = workingMemoryOutput.safeParse(part.output).data?.version ?? null;
      if (version !== null) return version;
    }
  }
  return null;
}
