/** Whom one has, or is with. What may be a program or a thing too, as a manager or an assistant, is left out. */
const ENGLISH =
  'ex|in-laws|mother|mum|mom|father|dad|parent|brother|sister|sibling|son|daughter|child|children|kid|husband|wife|spouse|partner|' +
  'fianc[ée]e?|girlfriend|boyfriend|friend|roommate|flatmate|housemate|neighbou?r|colleague|co-?worker|boss|supervisor|' +
  'intern|trainee|apprentice|employee|landlord|landlady|tenant|teacher|professor|doctor|dentist|therapist|lawyer|' +
  'accountant|hairdresser|barber|uncle|aunt|auntie|cousin|nephew|niece|granny|godfather|godmother|godson|goddaughter|' +
  'grand(?:father|mother|pa|ma|dad|parent|son|daughter|child)';
const GERMAN =
  'mutter|mutti|mama|vater|vati|papa|eltern|bruder|brüder|schwester|geschwister|sohn|söhne|tochter|töchter|kind|kinder|' +
  'mann|frau|ehemann|ehefrau|verlobte|freund|mitbewohner|nachbar|kollege|kollegin|chef|praktikant|azubi|vermieter|mieter|' +
  'lehrer|arzt|ärztin|hausarzt|zahnarzt|anwalt|steuerberater|onkel|tante|cousine|vetter|neffe|nichte|oma|opa|enkel|' +
  'gro(?:ß|ss)(?:mutter|vater|eltern)|schwager|schwägerin';

/** Part of a pattern, in any case: a word for somebody by what they are to one, whatever its ending. */
export const PERSON = `(?:ex-?|step|half-?|great-|stief|schwieger|halb|ur)?(?:${ENGLISH}|${GERMAN})(?:-in-law)?(?:innen|in|en|es|s|n|r)?(?!\\p{L})`;
/** The same: whose somebody or something of the user's own is. */
export const OWN = '(?:my|our|mein(?:e[mnrs]?)?|unser(?:e[mnrs]?)?|unsre[mnrs]?)';
/** The same: which of several somebody is. */
export const WHICH =
  '(?:(?:two|three|four|both|other|dear|beiden?|zwei|drei|vier|lieben?|older|elder|oldest|eldest|younger|youngest|little|big|best|new|old|former|first|second|late|twin|(?:älter|ältest|jünger|jüngst|klein|groß|best|neu|alt|früher|erst|zweit)(?:e[mnrs]?)?) )?';
