import { z } from 'zod';
import type { StoredModel } from '../ports';
import { openaiCompatible } from './providers/openai-compatible';
import type { RequestJson } from './providers/request-json';

/** The id of the connection that was found, not made. It stays the same, so that sessions keep their model. */
export const OLLAMA_ID = 'ollama';
export const OLLAMA_BASE_URL = 'http://127.0.0.1:11434/v1';

/** Whether an address is one at which nothing but an Ollama is to be expected. */
export function isOllama(baseUrl: string): boolean {
  return new URL(baseUrl).port === new URL(OLLAMA_BASE_URL).port;
}

const version = z.object({ version: z.string() });

/** What a local Ollama offers, or null when none answers. It is the one server that is asked without being connected. */
export async function findOllama(requestJson: RequestJson): Promise<readonly StoredModel[] | null> {
  try {
    version.parse(await requestJson({ url: new URL('/api/version', OLLAMA_BASE_URL).href }));
    const { models } = await openaiCompatible.connect({ baseUrl: OLLAMA_BASE_URL, apiKey: null }, requestJson);
    return models;
  } catch {
    // Most machines have none.
    return null;
  }
}
