const MARK = /[?？؟¿\u037e]|\p{Script=Greek}.*;\s*$/u;
const MARK_AT_END = /[?？؟][^\p{L}\p{N}]*$|^\W*¿|[\u037e]\s*$|\p{Script=Greek}.*;\s*$/u;
const ENGLISH =
  "how|what|what's|which|who|whose|when|where|why|can|could|may|do|does|did|is|are|was|were|will|would|should|has|have|please|show|find|list|explain|tell|describe|search|compare|remind|give|summari[sz]e|help";
/** Those that begin no other kind of sentence of their language. */
const GERMANIC =
  'wer|wem|wen|wessen|wo|wohin|woher|wann|warum|wieso|weshalb|wie|welche[rsnm]?|waar|wat|wanneer|waarom|hoe|welke?|vem|vad|när|varför|hur|hvem|hvad|hva|hvor|hvordan|hvorfor';
const ROMANCE =
  'qui|quoi|où|quand|comment|pourquoi|combien|quel(?:le)?s?|est-ce|qué|quién(?:es)?|dónde|cuándo|cómo|cuánt[oa]s?|cuál(?:es)?|dove|quando|perché|quem|onde|quant[oaie]s?';
const SLAVIC =
  'kto|gdzie|kiedy|dlaczego|ile|jak|kdo|kde|kdy|proč|кто|что|где|куда|откуда|когда|почему|зачем|как|сколько|как(?:ой|ая|ое|ие)|чей|чья|хто|де|коли|чому';
const START = new RegExp(`^[\\s"'„“«]*(?:${[ENGLISH, GERMANIC, ROMANCE, SLAVIC].join('|')})(?![\\p{L}\\p{N}])`, 'iu');
/** What may stand before a question's first word. */
const LEAD =
  /^[\s"'„“«]*(?:@\S+\s+|(?:and|but|so|well|ok(?:ay)?|hey|hi|hello|und|aber|also|na|hallo|moin)[,:!]?\s+(?=(?:how|what|which|who|whose|whom|when|where|why|wer|wem|wen|wessen|wo|wohin|woher|wann|warum|wieso|weshalb|wie|welche[rsnm]?)(?!\p{L})))/iu;
const ASKING = '(?:what|where|when|who|whose|whom|which|why|how|whether|if)';
const GERMAN_SUBJECT = '(?:es|er|sie|du|wir|ihr|man|der|die|das|eine?|(?:mein|dein|unser|ihr)e?|euer|eure)';
/** Other beginnings by which one asks, though no first word alone tells it. */
const BEGINNINGS = [
  /^(?:whom|(?:am|shall|must) (?:i|we)|any idea|check whether)(?!\p{L})/iu,
  new RegExp(`^(?:say|look up|check|find out|(?:i )?(?:need|want) to know),? ${ASKING}\\b`, 'iu'),
  /^(?:auf|an|in|mit|von|für|um|bis|seit|aus|bei|zu|nach|über|ab) (?:welche[rsnm]?|wem|wen|wann|was|wo|wie (?:viele?|lange?))(?!\p{L})/iu,
  new RegExp(
    `^(?:ist|sind|waren|hat|haben|hast|habt|wird|werden|kannst|können|könntest|weißt|kennst) ${GERMAN_SUBJECT}(?!\\p{L})`,
    'iu',
  ),
  /^(?:gibt|war|muss|darf|soll|kann) (?:es|er|du|man|wir|ihr|der)(?!\p{L})/iu,
  /^(?:bin|habe?|hatte|war|muss|darf|soll|kann|brauche|werde) ich(?!\p{L})/iu,
  /^(?:sag|zeig|erklär|nenn|beschreib)e? (?:mir|uns)(?!\p{L})/iu,
];
/** Words and endings of questions where they do not stand first. */
const CHINESE =
  /什么|什麼|谁|誰|哪|怎么|怎麼|怎样|怎樣|多[少久远遠长長高重]|几[点个号岁]|(?<![无無][论論])如何|何[时時处處]|为何|為何|能不能|有没有|有沒有|是不是|[吗嗎呢][。.\s]*$/u;
const JAPANESE = /どこ|いつ|なぜ|どう|いくら|何[でがを時曜人]|[すただ]か[。.\s]*$/u;
const KOREAN = /어디|누구|언제|무엇|뭐|어떻게|(?:까|나요|가요)[.\s]*$/u;

/** Marks and signs of a whole sentence, without which its first word asks. */
const IS_STATED = /[.!…][^\p{L}\p{N}]*$|[:：]\s/u;
const AUXILIARY =
  "(?:do|does|did|is|are|am|was|were|can|could|will|would|shall|should|may|might|must|has|have|had|isn['’]t|aren['’]t)";
const SUBJECT =
  '(?:i|you|we|he|she|it|they|there|the|an?|my|our|your|his|her|their|this|that|these|those|any\\p{L}*|some\\p{L}*)';
/** What somebody does, in a form that no verb has behind a first word that asks: "Can Olaf drive." has another one. */
const OF_PERSON =
  '(?:(?:is|was|has|had|said|told|went|came|wrote|bought|met|knows|owns|keeps|speaks|goes|never|always)\\b|(?:comes|drives|lives|works|likes|loves|hates|wants|leads|plays|needs|(?!\\p{Ll}*eed\\b)\\p{Ll}{2,}ed) (?:the|an?|my|our|his|her|in|at|from|to|with|on|as)\\b)(?!.*\\bbe\\b)';
const GERMAN_FINITE =
  '(?:bin|ist|sind|war|waren|hat|haben|wird|werden|muss|müssen|soll|sollen|darf|dürfen|kann|können|will|wollen|mag|mögen|(?!nicht|mit|seit|damit|statt|laut|erst|sonst|jetzt|fast|selbst)\\p{Ll}{2,}t)';
/** What stands behind the first word of a German clause whose verb comes last, and never behind that of a question. */
const GERMAN_NO_VERB =
  '(?:\\p{Lu}[\\p{L}-]*|der|die|das|den|dem|(?:k?ein|mein|unser)(?:e[mnrs]?)?|nicht|nichts|nie|immer|zu|zuletzt|zuerst)';
/** What a request is for begins with it, and the name of a thing does not. */
const NO_NOUN =
  '(?:me|us|the|an?|all|any|my|our|your|his|her|their|its?|some|every|each|this|that|these|those|them|him|what|which|who|whose|where|when|why|how|if|whether|out|to|with|for|in|about|by|and|or)';
/** A question that is led to, whatever it is led to by. */
const ASKS_BEHIND_COLON =
  /[:：]\s+(?:how|what|which|who|whose|whom|when|where|why|wer|was|wem|wen|wessen|wo|wohin|woher|wann|warum|wieso|weshalb|wie|welche[rsnm]?)(?!\p{L})/iu;
/** What begins as a question or a request does and tells something, with or without a full stop. */
const TELLS = new RegExp(
  [
    "^please,? (?:also )?(?:note|remember|keep in mind|be aware|know|call me|never|always|do not|don[’']t)\\b",
    '^remind me (?:to|that)\\b',
    '^what (?:annoys|bothers|counts|drives|helps|keeps|matters|works|worries)\\b(?!.*\\b(?:if|when)\\b)(?:(?!\\b(?:and|or|from|that|what|which|who)\\b)[^,])*?\\b(?:is|are|was|were)\\b.*[.!]\\W*$',
    // One clause alone: what follows on another is asked for.
    '^do not (?!(?:i|you|we|they|all|any|some|the|my|your|our|these|those|answer|describe|explain|give|guess|list|search|show|summari[sz]e|tell|use|write)\\b)(?!.*\\b(?:how|what|which|whose|whether|why)\\b)(?:[^,;:.!?–—]|[,:.](?=\\S))+[.!]\\W*$',
    '^wie (?:besprochen|gesagt|vereinbart|abgemacht|angekündigt|erwähnt|versprochen|geplant|gewünscht|immer|üblich)(?!\\p{L})',
  ].join('|'),
  'iu',
);
/** The same where it ends as a statement does. */
const TELLS_STATED = [
  new RegExp(`^(?:when|where|who|whose) (?!${AUXILIARY}\\b)`, 'iu'),
  /^(?:how|why|what|which \p{L}+) (?:i|we|my|our)\b/iu,
  /^what an?\b/iu,
  new RegExp(`^(?:(?:how(?! to\\b)|what|which)\\s(?!${AUXILIARY}\\b)|list of\\b)[^:]*:\\s`, 'iu'),
  /^(?:May|may) (?:is|was|has|will|starts|begins|ends|\d)/u,
  // Of somebody whose name is a word that asks.
  new RegExp(`^(?:Can|Will|May) (?:\\p{Lu}[\\p{L}’'-]+ ){0,3}${OF_PERSON}`, 'u'),
  /^do (?:be|(?:bring|call|check|close|ensure|feed|keep|leave|let|make|mind|note|remember|take) (?:an?|all|her|him|in mind|it|me|my|our|sure|that|the|their|them|this|us|your)) /iu,
  // A thing whose name begins with a word that asks for something: "Help desk is at the door."
  new RegExp(
    `^(?:[Hh]elp (?:cent(?:er|re)|desk|files?|line|menu|page)|(?:[Ll]ist|[Ss]earch|[Ss]how) (?!${NO_NOUN}\\b)[\\p{Ll}-]+)(?: (?:of|for|in|at) (?:(?:the|our|my|an?) )?(?!${NO_NOUN}\\b)[\\p{Ll}-]+)? (?:is|are|was|were|opens|closes)\\b`,
    'u',
  ),
  // To be done for somebody else.
  /^(?:[Gg]ive|[Ss]how) \p{Lu}\p{Ll}+ (?:the|an?|my|our|his|her|their) (?!.*\b(?:me|us)\b).*\b(?:before|until|when) (?:an?|he|her|his|it|my|our|she|the|their|they|we) /u,
  /^(?:[Rr]emind|[Tt]ell) \p{Lu}\p{Ll}+ (?:that|when|before|after) (?!to\b)(?!.*\b(?:me|us)\b)/u,
  /^should (?!(?:i|we)\b)[^,]+, (?:ask|call|close|go|inform|leave|open|press|restart|stop|switch|take|tell|turn|use|wait)\b(?! (?:me|us)\b)/iu,
  /^Will (?:\p{Lu}\p{L}+ )+(?!be\b)\p{Ll}/u,
  new RegExp(`^(?:have|has|had|did|were|was (?=at|in|on|with|born|told|very|just)) ?(?!${SUBJECT}\\b|\\p{Lu})`, 'u'),
  /^(?:wo|wann|wie|warum|wer|wohin|woher) (?:ich|wir|meine?|unsere?)(?!\p{L})/iu,
  /^(?:wo|wann|wie|warum|was|wer|wen|wem|womit|wofür) (?:ich|wir|mir|mich|uns|meine?|unsere?)(?!\p{L})(?!.*\b(?:wissen|interessiert)\b)[^,:]*[,:]/iu,
  // A clause whose verb stands last, and the sentence that it belongs to: "Wer zuletzt geht, schließt ab."
  new RegExp(
    `^(?:[Ww](?:er|as|o|ie|ann|em|en|ohin|oher|arum)|[Ww]elche[rsnm]? \\p{Lu}[\\p{L}-]*) ${GERMAN_NO_VERB}(?!.*\\bwissen\\b)(?: [^\\s,]+)* (?:${GERMAN_FINITE}|\\p{Ll}+en), (?:(?:der|die|den|dem) )?(?!(?:ist|sind|war|waren)\\b)${GERMAN_FINITE}(?!\\p{L})(?! (?:ich|du|er|sie|es|man|wir|ihr)(?!\\p{L}))`,
    'u',
  ),
  // Of somebody who is not named: "Is a vegetarian."
  /^is (?:an?|not|now|no longer|also|still|always|often|very|allergic|in|at|on|from|with|to)\b(?!.*(?:\bor\b|[:：]\s|\.\.|…|[.!?]\s+\S))(?! (?:\p{L}+ ){1,3}(?:allowed|better|enough|necessary|needed|ok(?:ay)?|possible|required|supported|used|\p{L}+ed)\b)/iu,
];
/** The same in German, where the thing itself stands last: "Ist eine gute Köchin." */
const TELLS_UNNAMED = /^(?:[Ii]st|[Bb]in) eine? (?:\p{Ll}+ )*\p{Lu}[\p{L}-]*[.!][^\p{L}\p{N}]*$/u;
const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
/** The same, though a question may be made of the words that stand within it. */
const TELLS_WHOLE = [
  // What is wanted of whoever reads it is a request.
  /^what (?:i|we) (?!.*\b(?:ask|find out|know|learn|see|understand|wonder)\b)(?![^,:?]*?\b(?:need|require|(?:look(?:ing)?|search(?:ing)?) for|after)\b[^,:?]*? (?:is|are|was|were) (?!an? ))[^,:?]+? (?:is|are|was|were) (?!(?:an? |the )?(?:(?:short|full|detailed|brief) )?(?:answer|comparison|description|example|explanation|file|help|hint|link|list|overview|passage|summary|table|way)s?\b)/iu,
  // Somebody whose name is a word that asks, with somebody else, or with what somebody does to somebody.
  new RegExp(
    `^(?:Can|Will|May) (?:and|&|und) (?!${MONTH} (?!(?:are|were|have|had|will)\\b))\\p{Lu}[\\p{L}’'-]+ (?!(?:and|at|for|from|in|of|on|or|to)\\b)\\p{Ll}*[^s\\P{Ll}](?!\\p{L})(?!.*\\bplease\\b)`,
    'u',
  ),
  /^May (?:\p{Lu}[\p{L}’'-]+ ){1,2}(?!is\b)\p{Ll}{2,}s (?:the|an?|my|our|his|her|their|in|at|from|to|with|on|\p{Lu}\p{L}+)\b(?!.*\bbe\b)/u,
  /^have a look at [^:?]+: (?:it|they|he|she|that) (?:is|are|was|were|has|have|should|must|needs?)\b/iu,
  // What has no subject: "Could be nice: …", "Did it". What would be nice is wished for.
  /^(?:could|might|must|should) be [^,:?]+: (?!.*\b(?:check|could|explain|find|give|list|me|please|search|show|tell|us|you)\b)/iu,
  /^did (?:it|that|this)\s*[:,.!–—]/iu,
  new RegExp(`^${AUXILIARY} [^:?]+: (?:yes|no)\\b(?!\\W*(?:or|yes|no)\\b)`, 'iu'),
  // A saying: "Wer rastet, der rostet."
  /^[Ww](?:er|en|em|as|o) \p{Ll}+, (?:der|die|das|den|dem|da) \p{Ll}+(?!\p{L})/u,
  // A title.
  /^How to \p{Lu}\p{L}+(?: (?:an?|the|of|in|on|and|to|with|\p{Lu}\p{L}*))* (?:is|was|stands|lies|came|costs|belongs)\b/u,
];
/** What one does not know is asked for in a sentence that ends as a statement does. */
const ASKS_INDIRECTLY = new RegExp(
  [
    "\\bI(?: wonder| am wondering|[’']m wondering| (?:want|need|have|would like|would love) to know|[’']d (?:like|love) to know| (?:have )?forgot(?:ten)?| (?:do not|don[’']t|can[’']t|cannot) (?:remember|recall)),? (?=(?:what|where|when|who|whose|which|why|how|whether|if)\\b)",
    '(?<!\\p{L})ich (?:frage mich|(?:möchte|will|würde gern(?:e)?) wissen|weiß nicht mehr|habe vergessen|hab vergessen),? (?=(?:was|wo|wohin|woher|wann|wer|wem|wen|welche[rsnm]?|warum|wieso|wie|ob)(?!\\p{L}))',
  ].join('|'),
  'iu',
);
/** The same where a preposition stands before the first word of the question. */
const WITH_PREPOSITION = new RegExp(
  `^(?:[Ii]n|[Aa]t|[Oo]n|[Ff]rom|[Tt]o|[Ff]or|[Ww]ith|[Bb]y|[Oo]f|[Aa]bout|[Uu]ntil|[Ss]ince) (?:which|what|whom|whose|how (?:long|much|many|often|far))\\b.*\\b${AUXILIARY} (?:${SUBJECT}\\b|\\p{Lu})`,
  'u',
);
/** The sentence that asks whether something is known, and so tells it. */
const TELLS_BY_ASKING =
  /^\s*(?:(?:[Bb]y the way|[Bb]tw|[Üü]brigens)[,:]?\s+)?(?:(?:[Dd]o|[Dd]id) you know,? that (?=(?:I|you|we|he|she|it|they|there|the|an?|my|our|your|his|her|their|\p{Lu}\p{L}+)(?!\p{L}))|(?:[Ww]usstest|[Ww]eißt|[Ww]eisst) du(?: schon| eigentlich| übrigens)*,? dass(?!\p{L}))[^.!?]*[.!?]*/u;
/** A question within it, whatever it begins with. */
const INVERTED = new RegExp(`^(?:how|what|which)\\b.*\\b${AUXILIARY} ${SUBJECT}\\b`, 'iu');

/** Whether a text asks something, or asks for something to be done: by its mark, or by its first words or its last. */
export function isQuestion(text: string): boolean {
  const rest = text.replace(TELLS_BY_ASKING, '');
  return MARK.test(rest) || asksByWords(rest);
}

/** The same of one sentence: a mark within it, as an address has one, asks nothing. */
export function asks(sentence: string): boolean {
  const rest = sentence.replace(TELLS_BY_ASKING, '');
  return MARK_AT_END.test(rest) || asksByWords(rest);
}

/** The text without the words by which it asks indirectly: "I forgot where the key is." asks where the key is. */
export function withoutAsking(text: string): string {
  return text.replace(ASKS_INDIRECTLY, '');
}

function asksByWords(text: string): boolean {
  const forms = [CHINESE, JAPANESE, KOREAN, ASKS_INDIRECTLY];
  const begun = text.replace(LEAD, '').trimStart();
  const isBegun = [...BEGINNINGS, WITH_PREPOSITION].some((form) => form.test(begun)) && !TELLS_UNNAMED.test(begun);
  return isBegun || forms.some((form) => form.test(text)) || (START.test(begun) && !tells(begun));
}

/** "When I was in Rome I met Carla." */
function tells(text: string): boolean {
  const begun = text.replace(/^[\s"'„“«]+/u, '');
  if (TELLS.test(begun)) return true;
  if (IS_STATED.test(begun) && !ASKS_BEHIND_COLON.test(begun) && TELLS_WHOLE.some((form) => form.test(begun)))
    return true;
  const mayTell = IS_STATED.test(begun) && !INVERTED.test(begun) && !ASKS_BEHIND_COLON.test(begun);
  return mayTell && TELLS_STATED.some((form) => form.test(begun));
}
