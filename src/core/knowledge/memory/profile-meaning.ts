import { profileSections, type Profile } from '../../../shared/domain/profile';
import type { Embedder, EmbedderSource } from '../embedding/embedder';
import { relatedness } from '../embedding/relatedness';
import { isEnglish } from '../index/is-english';
import { isVector } from './vector-set';

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

/** The models know English: of other languages all is near to all, and nothing is taken for near. */
export function createProfileMeaning(embedder: EmbedderSource, limitMs = LIMIT_MS): ProfileMeaning {
  let model: Embedder | null = null;
  let vectors = new Map<string, Float32Array>();

  const prepare = async (entries: readonly string[], serving: Embedder): Promise<void> => {
    const isOther = model?.id !== serving.id || model.dimension !== serving.dimension;
    model = serving;
    vectors = new Map(isOther ? [] : [...vectors].filter(([entry]) => entries.includes(entry)));
    for (const entry of entries.filter((each) => !vectors.has(each)).slice(0, AT_ONCE)) {
      vectors.set(entry, await serving.embed(entry));
    }
  };

  return {
    async near(profile, question, vector) {
      const entries = profileSections.flatMap((section) => profile[section]);
      if (entries.length === 0 || !isEnglish(question)) return [];
      const serving = await embedder();
      if (!isVector(vector, serving)) return [];
      await within(limitMs, prepare(entries, serving));
      return entries.filter((entry) => relatedness(cosine(vectors.get(entry), vector), serving) >= NEAR);
    },
  };
}

/** Of vectors of length 1; 0 for what has none yet. */
function cosine(one: Float32Array | undefined, other: Float32Array): number {
  return one === undefined ? 0 : one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

/** Resolves with the work, or without it once the time is over. */
async function within(limitMs: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  try {
    await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
    // Nobody waits any more for what it still does.
    work.catch(() => undefined);
  }
}
