const DENIALS =
  'no not never cannot without neither nor unless except nobody nothing nowhere none hardly barely rarely seldom only solely ' +
  'forbid forbids forbidden prohibited avoid refuse refuses impossible ' +
  'believe believed allegedly supposedly myth wrongly mistakenly falsely ' +
  'nicht kein keine keinen keinem keiner nie niemals ohne nur außer verboten ' +
  'ne pas jamais sans sauf seulement interdit nunca jamás sin solo sólo salvo prohibido non mai senza soltanto';
const DENIAL = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:${DENIALS.replaceAll(' ', '|')})(?![\p{L}\p{N}-])|(?<!\p{L})(?:false|untrue) (?:claim|statement|belief|rumou?r)s?(?!\p{L})|(?<![\p{L}\p{N}])n['’](?=\p{L})|n['’]t(?!\p{L})|[不没未無勿禁]|ない|ません|だけ|しか`,
  'iu',
);
/** What says of all that stands below it that it is not to be done, or no longer so: "Without a network" does not. */
const FORBIDDING =
  /(?<![\p{L}\p{N}_./-])(?:(?:do|what|how) not|don['’]t|never|avoid|deprecated|obsolete|legacy|removed|forbidden|prohibited|wrong|incorrect|mistakes?|bad|myths?|anti-?patterns?)(?![\p{L}\p{N}_/-]|\.\p{L})|[❌✗✘🚫⛔]/iu;

/** Whether words deny, restrict or doubt what stands beside them. */
export function restricts(text: string): boolean {
  return DENIAL.test(text);
}

/** Whether a title forbids what stands below it, or says that it is wrong. */
export function forbids(title: string): boolean {
  return FORBIDDING.test(title);
}
