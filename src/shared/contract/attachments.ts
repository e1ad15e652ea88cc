import { z } from 'zod';
import { attachment } from '../domain/attachment';
import { errorData } from '../domain/error-data';
import { procedure } from './errors';

const pickedFile = z.union([
  z.object({ attachment }),
  z.object({ problem: errorData }),
  z.object({ whole: z.object({ name: z.string(), base64: z.string() }) }),
]);
export type PickedFile = z.infer<typeof pickedFile>;

export const attachments = {
  /**
   * Shows the system's dialogue for files and reads what was chosen; each comes with its text, or with why not. A PDF or a
   * picture comes whole: the window reads it.
   */
  pick: procedure.output(z.object({ files: z.array(pickedFile) })),
};
