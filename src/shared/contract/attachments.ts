import { z } from 'zod';
import { attachment } from '../domain/attachment';
import { errorData } from '../domain/error-data';
import { procedure } from './errors';

export const attachments = {
  /** Shows the system's dialogue for files and reads what was chosen; each comes with its text, or with why not. */
  pick: procedure.output(
    z.object({ files: z.array(z.union([z.object({ attachment }), z.object({ problem: errorData })])) }),
  ),
};
