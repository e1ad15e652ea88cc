const MARK = /[?？؟¿\u037e]|\p{Script=Greek}.*;\s*$/u;
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
/** Words and endings of questions where they do not stand first. */
const CHINESE = /什么|什麼|谁|誰|哪|怎么|怎麼|多少|几[点个号岁]|[吗嗎呢][。.\s]*$/u;
const JAPANESE = /どこ|いつ|なぜ|どう|いくら|何[でがを時曜人]|[すただ]か[。.\s]*$/u;
const KOREAN = /어디|누구|언제|무엇|뭐|어떻게|(?:까|나요|가요)[.\s]*$/u;

/** Whether a text asks something, or asks for something to be done: by its mark, or by its first words or its last. */
export function isQuestion(text: string): boolean {
  return [MARK, START, CHINESE, JAPANESE, KOREAN].some((form) => form.test(text));
}
