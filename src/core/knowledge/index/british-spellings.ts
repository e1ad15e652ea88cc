/** Beginnings of words as they are spelt in Britain, and in America. */
const ROOTS: readonly (readonly [british: string, american: string])[] = [
  ['licence', 'license'],
  ['defence', 'defense'],
  ['colour', 'color'],
  ['behaviour', 'behavior'],
  ['favour', 'favor'],
  ['flavour', 'flavor'],
  ['honour', 'honor'],
  ['neighbour', 'neighbor'],
  ['centre', 'center'],
  ['catalogue', 'catalog'],
  ['artefact', 'artifact'],
  ['analyse', 'analyze'],
  ['grey', 'gray'],
  ['cancelled', 'canceled'],
  ['cancelling', 'canceling'],
  ['labelled', 'labeled'],
  ['labelling', 'labeling'],
  ['modelling', 'modeling'],
];
/** `initialise`, `authorisation`: what only looks like one (`promise`) has a spelling that nobody writes. */
const VERB = /^([a-z]{2,}(?:al|an|ar|en|er|gn|il|im|it|om|on|or))i([sz])(e|ed|es|er|ers|ing|ation|ations)$/;

/** A lower-case word as it is spelt on the other side of the Atlantic; null where that is the same. */
export function otherSpelling(word: string): string | null {
  return respell(word, { toAmerican: true }) ?? respell(word, { toAmerican: false });
}

/** A lower-case word as it is spelt in America. */
export function americanSpelling(word: string): string {
  return respell(word, { toAmerican: true }) ?? word;
}

function respell(word: string, { toAmerican }: { readonly toAmerican: boolean }): string | null {
  for (const [british, american] of ROOTS) {
    const isBritish = word.startsWith(british);
    if (toAmerican && isBritish) return american + word.slice(british.length);
    // `catalogue` begins with `catalog` too.
    if (!toAmerican && !isBritish && word.startsWith(american)) return british + word.slice(american.length);
  }
  const [, root, letter, end] = VERB.exec(word) ?? [];
  return root !== undefined && letter === (toAmerican ? 's' : 'z') ? `${root}i${toAmerican ? 'z' : 's'}${end}` : null;
}
