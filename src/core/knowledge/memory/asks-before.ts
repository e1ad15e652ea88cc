/** "Was ist …?" asks for what is, and so does what one did tell, how old one is and until when. */
const ASKS_BEFORE =
  /(?<!\p{L})(?:before|former(?:ly)?|previous(?:ly)?|original(?:ly)?|first(?! names?\b)|earlier|(?<!how )old|used to|did(?! (?:I|we) (?:already |ever |just )?(?:say|tell|mention|write|note)\b)|were|had|until(?! when\b)|ago|früher\p{L}*|vorher\p{L}*|zuvor|damals|ehemalig\p{L}*|erste[nrms]?|alte[nrms]?|war|waren|warst|hatten?|hattest)(?!\p{L})|(?<=\p{L} )was(?!\p{L})|^\W*was (?:I|we|my|our|the|he|she|it|there|that|this)(?!\p{L})/iu;

/** Whether a question asks for what was so before: then nothing that changed since answers it. */
export function asksBefore(question: string): boolean {
  return ASKS_BEFORE.test(question);
}
