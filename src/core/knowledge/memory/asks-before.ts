/** "Was ist …?" asks for what is. */
const ASKS_BEFORE =
  /(?<!\p{L})(?:before|former(?:ly)?|previous(?:ly)?|original(?:ly)?|first|earlier|old|used to|did|were|had|until|ago|früher\p{L}*|vorher\p{L}*|zuvor|damals|ehemalig\p{L}*|erste[nrms]?|alte[nrms]?|war|waren|warst|hatten?|hattest)(?!\p{L})|(?<=\p{L} )was(?!\p{L})|^\W*was (?:I|we|my|our|the|he|she|it|there|that|this)(?!\p{L})/iu;

/** Whether a question asks for what was so before: then nothing that changed since answers it. */
export function asksBefore(question: string): boolean {
  return ASKS_BEFORE.test(question);
}
