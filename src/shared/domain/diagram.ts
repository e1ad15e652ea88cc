import { z } from 'zod';

/** Longer ones take seconds to lay out. */
export const MAX_DIAGRAM_SOURCE = 20_000;

/** A picture in SVG, which is data: it is shown as an image, in which nothing runs or loads. Its size is in CSS pixels. */
export const drawnDiagram = z.object({
  svg: z.string().max(4_000_000),
  width: z.number().positive().max(100_000),
  height: z.number().positive().max(100_000),
});
export type DrawnDiagram = z.infer<typeof drawnDiagram>;
