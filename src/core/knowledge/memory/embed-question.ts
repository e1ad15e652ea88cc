import type { EmbedderSource } from '../embedding/embedder';

/** What is asked for is in the first lines of a prompt; a pasted file must not be embedded whole. */
const MAX_LENGTH = 1_000;
/** Half of what a turn gives the whole of recall. */
const LIMIT_MS = 200;

/** The vector of a prompt; null when the embedder is missing, fails, or takes too long. */
export async function embedQuestion(
  embedder: EmbedderSource,
  prompt: string,
  onFailure: (error: unknown) => void,
): Promise<Float32Array | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the prompt was not embedded in ${LIMIT_MS} ms`)), LIMIT_MS);
  });
  const embed = async (): Promise<Float32Array> => {
    const model = await embedder();
    const vector = await model.embed(prompt.trim().slice(0, MAX_LENGTH));
    if (vector.length !== model.dimension || !vector.every(Number.isFinite))
      throw new Error('the embedder gave no vector');
    return vector;
  };
  try {
    return await Promise.race([embed(), late]);
  } catch (error) {
    onFailure(error);
    return null;
  } finally {
    clearTimeout(timer);
  }
}
