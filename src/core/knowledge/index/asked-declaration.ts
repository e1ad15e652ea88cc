const HAS = '(?:accept|define|expect|expose|get|has|have|need|offer|provide|receive|take)';
/** What stands for a thing names none; not a step of a name, as in `this.pool`. */
const STAND_IN =
  String.raw`(?:das|dies|diese|du|er|es|he|i|ich|ihr|it|man|one|she|sie|that|these|they|this|those|we|wir|you)` +
  String.raw`(?![\p{L}\p{N}_$]|(?:\.|::|#)[\p{L}_$])`;
const NAME = String.raw`(?!${HAS}\b|${STAND_IN})\x60?(?<name>[\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::|#)[\p{L}_$][\p{L}\p{N}_$]*)*)(?:\(\))?\x60?`;
const TYPE = '(?:class|enum|interface|module|namespace|object|record|struct|trait|type)';
const CALL = '(?:constructor|function|macro|method)';
const OF_TYPE =
  '(?<ofType>attributes|constants|enumerators|fields|functions|getters|members|methods|properties|setters|variants)';
const OF_CALL = '(?:args|arguments?|parameters?|params|signature)';
const TYPE_DE = '(?:Klasse|Schnittstelle|Struktur|Typs?)';
const CALL_DE = '(?:Funktion|Methode)';
const OF_TYPE_DE = '(?<ofType>Attribute|Eigenschaften|Felder|Funktionen|Konstanten|Methoden|Varianten)';
const OF_CALL_DE = '(?:Argumente|Parameter|Signatur)';

const FORMS = [
  [
    String.raw`(?:what(?:['’]s| is| are)?|which|(?:please )?(?:list|name|show)(?: me)?)(?: all)?(?: of)?(?: the)?(?: public)?`,
    `(?:${OF_TYPE}|${OF_CALL})`,
    `(?:are there |are |is there )?(?:can|do|does|for|has|have|in|of|on)(?: the| an?)?(?: ${TYPE}| ${CALL})?`,
    NAME,
    String.raw`(?:${TYPE}|${CALL})?\s?${HAS}?`,
  ],
  [
    '(?:welche|was (?:ist|sind) die|(?:nenne?|zeige?|liste)(?: mir)?(?: die| alle)?)',
    `(?:${OF_TYPE_DE}|${OF_CALL_DE})`,
    `(?:gibt es in|besitzt|bietet|braucht|der|des|erwartet|hat|haben|in|kennt|nimmt|von)(?: der| die| das| dem| den)?(?: ${TYPE_DE}| ${CALL_DE})?`,
    NAME,
    '(?:an|auf)?',
  ],
].map((parts) => new RegExp(String.raw`^\s*${parts.slice(0, -1).join(' ')}(?: ${parts.at(-1)})?\s*[?.!]*\s*$`, 'iu'));

export interface AskedDeclaration {
  /** As it is written. */
  readonly name: string;
  /** What it has is asked for, and not what it takes. */
  readonly isOfType: boolean;
}

/** What a question asks to have listed: "What methods does Store have?", "Which arguments does open take?". */
export function askedDeclaration(question: string): AskedDeclaration | null {
  const told = question.slice(0, 300).replace(/\s+/g, ' ');
  for (const form of FORMS) {
    const { name, ofType } = form.exec(told)?.groups ?? {};
    if (name !== undefined) return { name, isOfType: ofType !== undefined };
  }
  return null;
}
