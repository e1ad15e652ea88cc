/** A longer text holds addresses by the way: it is a paste, or a story. */
const MAX_QUESTION = 300;

/** An address with a scheme and something after its host, or git's short form. */
const ADDRESS = /\b(?:https?:\/\/|ssh:\/\/)[^\s<>"'`]+\/[^\s<>"'`]+|\bgit@[\w.-]+:[^\s<>"'`]+/gi;
const CLOSING = /[.,;:!?)\]}>]+$/;
/** On these hosts the first two parts name a repository; what else a page shows of it follows. */
const FORGE = /^(https:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)\/[^/\s?#]+\/[^/\s?#]+)/i;
/** A repository itself, or its files as a tree; an issue, a file or a search of it is a page to read. */
const WHOLE = /^(?:\/?(?:[?#].*)?|\/(?:-\/)?(?:tree|src)\/.*)$/i;
const GIT_ONLY = /^(?:ssh:\/\/|git@)|\.git\/?$/i;
/** Hosts by whose name, or place, two parts of a path are likely an owner and a name. */
const GIT_HOST = /^https?:\/\/(?:git[\w-]*\.|code\.|forgejo\.|localhost[:/]|127\.0\.0\.1[:/]|\[::1\])/i;
const OWNER_AND_NAME = /^https?:\/\/[^/?#]+(?:\/[^/?#]+){1,2}\/?$/i;
const OF_A_PAGE = /\.(?:html?|php|aspx?|md|pdf|txt)$/i;

export interface AskedAddress {
  /** The repository that the question is about; null for none. */
  readonly address: string | null;
  /** The question without it, and without addresses of pages of repositories: their parts are no words to look for. */
  readonly words: string;
}

/**
 * The repository that a question is about: a short one with an address that stands for a whole repository. To be asked
 * for an approval is worth it for no other.
 */
export function askedAddress(question: string): AskedAddress {
  if (question.length > MAX_QUESTION) return { address: null, words: question };
  const found = [...question.matchAll(ADDRESS)].map(([text]) => text);
  const isAlone = found.length === 1 && question.trim() === found[0];
  const repositories = found.map((text) => repositoryOf(text.replace(CLOSING, ''), isAlone));
  const address = repositories.find((each) => each !== null) ?? null;
  const named = found.filter((text, at) => FORGE.test(text) || (address !== null && repositories[at] === address));
  return { address, words: named.reduce((words, text) => words.replace(text, ' '), question) };
}

function repositoryOf(found: string, isAlone: boolean): string | null {
  const repository = FORGE.exec(found)?.[1];
  if (repository !== undefined) return WHOLE.test(found.slice(repository.length)) ? repository : null;
  if (GIT_ONLY.test(found)) return found;
  const isLikely = (isAlone || GIT_HOST.test(found)) && OWNER_AND_NAME.test(found) && !OF_A_PAGE.test(found);
  return isLikely ? found : null;
}
