import type { CitedTextStore } from '../ports';

/** Cited files in memory: what the libSQL adapter does, without a database. */
export function createMemoryCitedTextStore(): CitedTextStore {
  const texts = new Map<string, Uint8Array>();
  return {
    cite: async (_sessionId, blobs) => blobs.filter((blob) => !texts.has(blob)),
    save: async (blob, content) => void texts.set(blob, content),
    get: async (blob) => texts.get(blob) ?? null,
  };
}
