/** What one begins with who takes back what was told. */
const TAKEN_BACK = [
  '(?:no|nope)[,:;!–—]',
  '(?:sorry|apologies|correction|update|oops|whoops|wrong|my mistake|scratch that|i mean)[,.:;!–—]',
  '(?:oh |ach )?(?:nein|falsch|korrektur|berichtigung|entschuldigung|verzeihung|irrtum|quatsch|stimmt nicht)[,.:;!–—]',
  '(?:actually|eigentlich|doch nicht)(?![\\p{L}\\p{N}])',
].join('|');
const CHANGED = 'changed|moved|postponed|rescheduled|delayed|corrected|replaced|renamed|switched';
/** What is done to a figure, where that says which one it is now. */
const TO_ANOTHER = 'raised|lowered|increased|reduced|extended|shortened|updated|doubled|set';
/** A time or figure that comes to be another: what is pushed to a branch or a server is not. */
const TIME_OR_FIGURE =
  '(?=[^\\p{L}\\p{N}]?\\p{N}|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|next|spring|summer|autumn|winter|noon|midnight|tomorrow)(?!\\p{L}))';
/** What a figure does, and whoever climbs too. */
const RISES = 'dropped|climbed|(?:went|gone) (?:up|down)|fell|fallen|slid|slipped|rose|risen';
/** How one says anywhere that it was wrong, or has changed. */
const HAS_CHANGED = [
  'i (?:was|am) (?:wrong|mistaken)|i made a mistake|i misspoke|i (?:got|had) (?:it|that|this) wrong|i meant',
  `(?:has|have|was|were|been|got) (?:${CHANGED})|(?:${CHANGED}) (?:to|from|by)`,
  `(?:has|have|was|were|been|got) (?:${TO_ANOTHER}) to`,
  `(?:pushed|(?:brought|put) (?:back|forward|off)|(?<!(?<!\\p{L})(?:I|we) (?:(?:have|had|then|just|also) )?)(?:${RISES}))(?: (?:back|forward|off|out|up|down))? (?:to|until|till) (?:the )?${TIME_OR_FIGURE}\\S+`,
  'ich (?:habe|hatte|hab) mich (?:geirrt|vertan|verschrieben|versprochen)|ich lag falsch|das war falsch|ich meinte',
  '(?:wurden?|wird|werden|ist|sind|hat|haben) [^.!?\\n]{0,80}(?:geändert|verschoben|verlegt|ersetzt|umbenannt|korrigiert)',
  '(?:wurden?|wird|werden|ist|sind|hat|haben) [^.!?\\n]{0,60}auf [^.!?\\n]{1,30}(?:erhöht|gesenkt|verlängert|verkürzt|angehoben|reduziert|aktualisiert|gestiegen|gesunken)',
].join('|');
const CORRECTION = new RegExp(`^\\s*(?:${TAKEN_BACK})|(?<![\\p{L}\\p{N}])(?:${HAS_CHANGED})(?![\\p{L}\\p{N}])`, 'iu');
/** What is so no more may be another matter of the same thing. */
const IS_NO_MORE = /(?<![\p{L}\p{N}])(?:no longer|not .{1,40} any ?more|nicht mehr)(?![\p{L}\p{N}])/iu;
/** Characters of a text in which it says so. */
const MAX_READ = 1_000;
const NOW =
  /(?<![\p{L}\p{N}])(?:now|nowadays|these days|jetzt|nun|inzwischen|mittlerweile|neuerdings)(?![\p{L}\p{N}])/iu;

/** Whether a text says itself that it takes the place of something that was told before. */
export function isCorrection(told: string): boolean {
  return CORRECTION.test(told.slice(0, MAX_READ));
}

/** Whether it says of something that it is so no more. */
export function endsSomething(told: string): boolean {
  return IS_NO_MORE.test(told.slice(0, MAX_READ));
}

/** Whether it says that what it tells was not always so. */
export function saysNow(told: string): boolean {
  return NOW.test(told.slice(0, MAX_READ));
}
