import type { LecternMessage } from './message';

type Parts = LecternMessage['parts'];

/** The name of a piece of reasoning as a step, by its place among those of its answer; a call's is the call's id. */
export function stepOfReasoning(place: number): string {
  return `reasoning ${place}`;
}

/** How long steps of an answer took, in ms, by their names. One that goes on, or was denied, is not in it. */
export function stepTimes(parts: Parts): ReadonlyMap<string, number> {
  return new Map(parts.flatMap((part) => (part.type === 'data-time' ? [[part.data.step, part.data.ms]] : [])));
}
