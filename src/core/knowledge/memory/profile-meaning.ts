import { profileSections, type Profile } from '../../../shared/domain/profile';
import type { Embedder, EmbedderSource } from '../embedding/embedder';
import { relatedness } from '../embedding/relatedness';
import { isEnglish } from '../index/is-english';
import { isVector } from './vector-set';
import { within } from '../within';

/** Of 25 questions for other things none has so much in common with an entry, and 11 of 20 for one of them have. */
const NEAR = 0.43;
/** Entries that are embedded while a recall waits: some ms. What a profile has beyond is ready for the next one. */
const AT_ONCE = 8;
/** A quarter of what a turn gives the whole of recall: a model that is slow, or hangs, must not cost it all else. */
const LIMIT_MS = 100;

/** Which entries of the profile a question means, whatever its words are: "What do I do for a living?" asks for a job. */
export interface ProfileMeaning {
  near(profile: Profile, question: string, vector: Float32Array): Promise<readonly string[]>;
}

/** What one model made of entries, and the run that makes more. */
interface Prepared {
  readonly model: Embedder;
  readonly vectors: Map<string, Float32Array>;
  running: Promise<void> | null;
}

/** The models know English: of other languages all is near to all, and nothing is taken for near. */
export function createProfileMeaning(embedder: EmbedderSource, limitMs = LIMIT_MS): ProfileMeaning {
  let prepared: Prepared | null = null;

  const preparedBy = (serving: Embedder): Prepared => {
    if (prepared?.model.id === serving.id && prepared.model.dimension === serving.dimension) return prepared;
    return (prepared = { model: serving, vectors: new Map(), running: null });
  };

  return {
    async near(profile, question, vector) {
      const entries = profileSections.flatMap((section) => profile[section]);
      if (entries.length === 0 || !isEnglish(question)) return [];
      const serving = await embedder();
      if (!isVector(vector, serving)) return [];
      const kept = preparedBy(serving);
      // A slow model has one run, whoever waits for it.
      kept.running ??= prepare(kept.vectors, entries, serving).finally(() => (kept.running = null));
      await within(limitMs, kept.running);
      return entries.filter((entry) => relatedness(cosine(kept.vectors.get(entry), vector), serving) >= NEAR);
    },
  };
}

async function prepare(
  vectors: Map<string, Float32Array>,
  entries: readonly string[],
  serving: Embedder,
): Promise<void> {
  for (const entry of vectors.keys()) if (!entries.includes(entry)) vectors.delete(entry);
  for (const entry of entries.filter((each) => !vectors.has(each)).slice(0, AT_ONCE)) {
    const vector = await serving.embed(entry);
    vectors.set(entry, vector);
  }
}

/** Of vectors of length 1; 0 for what has none yet. */
function cosine(one: Float32Array | undefined, other: Float32Array): number {
  return one === undefined ? 0 : one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}
