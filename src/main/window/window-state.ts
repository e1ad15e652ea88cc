import { z } from 'zod';
import { uuidV7 } from '../../shared/domain/ids';

const bounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
/** In device-independent pixels. */
export type Bounds = z.infer<typeof bounds>;

/** What is kept of an open window. `bounds` are those of the window when it is not maximised. */
const windowState = z.object({
  sessionId: uuidV7.nullable(),
  bounds: bounds.nullable(),
  isMaximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowState>;

/** A file that asks for hundreds of windows is damaged or hostile. */
export const MAX_WINDOWS = 20;

/** The content of windows.json: the open windows, the one in front last. */
export const windowsFile = z.object({ version: z.literal(1), windows: z.array(windowState).max(MAX_WINDOWS) });

export const freshWindow: WindowState = { sessionId: null, bounds: null, isMaximized: false };

const MIN_SIZE = { width: 360, height: 360 };

/**
 * Moves and shrinks a window into the work area of the display it overlaps most; null when it overlaps none, so that the
 * system places it.
 */
export function fitToDisplays(wanted: Bounds, workAreas: readonly Bounds[]): Bounds | null {
  const best = workAreas
    .map((area) => ({ area, shared: sharedPixels(wanted, area) }))
    .reduce<{ area: Bounds; shared: number } | null>((a, b) => (a !== null && a.shared >= b.shared ? a : b), null);
  if (best === null || best.shared === 0) return null;

  const { area } = best;
  const width = Math.min(Math.max(wanted.width, MIN_SIZE.width), area.width);
  const height = Math.min(Math.max(wanted.height, MIN_SIZE.height), area.height);
  return {
    x: clamp(wanted.x, area.x, area.x + area.width - width),
    y: clamp(wanted.y, area.y, area.y + area.height - height),
    width,
    height,
  };
}

function sharedPixels(a: Bounds, b: Bounds): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
