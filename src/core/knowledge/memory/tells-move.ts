const LIVES = /(?<!\p{L})(?:liv(?:e|es|ing)|wohn(?:e|en|st|t))(?!\p{L})/iu;
/** Not to another team, nor with a thing that was moved. */
const MOVED =
  /(?<!\p{L})(?:moved|relocated) (?:back )?to (?=\p{Lu})(?!.{0,40}(?:department|division|group|role|team))|(?<!\p{L})nach (?:\p{Lu}[\p{L}-]* ){1,3}(?:um)?gezogen(?!\p{L})/u;

/** Whether a text tells, or asks, where somebody lives. */
export function tellsHome(text: string): boolean {
  return LIVES.test(text);
}

/** Whether a text tells that somebody lives elsewhere now: it has no word of where that was. */
export function tellsMove(text: string): boolean {
  return MOVED.test(text);
}
