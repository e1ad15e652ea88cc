import { z } from 'zod';
import { drawnDiagram, MAX_DIAGRAM_SOURCE } from '../domain/diagram';
import { procedure } from './errors';

export const diagrams = {
  /** Draws a Mermaid source. Errors: `diagram.refused`, `diagram.slow`, `diagram.failed`. */
  draw: procedure
    .input(z.object({ source: z.string().max(MAX_DIAGRAM_SOURCE), isDark: z.boolean() }))
    .output(drawnDiagram),
};
