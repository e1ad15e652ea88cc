import { wordsOf } from './stems';

/** German words that say nothing of what a question is about. Some are English words too: only for what is not English. */
const FILLER = new Set(
  (
    'aber alle alles als also am an auch auf aus bei beim bin bist da das dass dein deine dem den denn der des dich die ' +
    'dies diese diesem diesen dieser dieses dir doch du ein eine einem einen einer eines er es etwas euch euer für gern ' +
    'gibt hab habe haben hast hat hatte hatten ich ihm ihn ihr ihre im in irgendwas ist ja kann kannst können man mal ' +
    'mein meine meinem meinen meiner meines mich mir mit muss müssen musst nach nicht noch nun nur ob oder schon sein ' +
    'seine seit sich sie sind so soll sollte über um und uns unser unsere unserem unseren unserer vom von vor wann war ' +
    'waren warum was weiß weißt welche welchem welchen welcher welches wem wen wenn wer werden wessen wie wieso wir wird ' +
    'wirst wo wofür wogegen woher wohin womit wovon wozu zu zum zur gesagt erzählt'
  ).split(' '),
);

export function isGermanFiller(word: string): boolean {
  return FILLER.has(word);
}

/** The same of what is asked of documentation: words that English has in its filler (stems.ts). */
const GLUE = new Set(
  (
    'ander andere anderem anderen anderer anderes bedeuten bedeutet befinden befindet bekomme bekommen bekommt benutze benutzen benutzt brauche brauchen ' +
    'braucht dabei damit daran darauf darin dort dann dasselbe derselbe derselben dieselbe dieselben dienen dient einmal geschehen geschieht gleiche gleichem gleichen gleicher gleiches hier gehe gehen geht genau getan immer irgendwann irgendwie irgendwo jede jedem jeden jeder jedes kein ' +
    'keine keinem keinen keiner keines könnte könnten lasse lassen lässt liege liegen liegt mache machen macht mehr möchte möchten nochmal nochmals nutze ' +
    'nutzen nutzt passieren passiert tue tun tut verwende verwenden verwendet viel viele vielen während weil weitere weiteren wieder ' +
    'will wollen würde würden'
  ).split(' '),
);

export function isGermanGlue(word: string): boolean {
  return FILLER.has(word) || GLUE.has(word);
}

/** What begins a question in no other language. */
const ASKING = new Set(
  (
    'wem wen wessen wann warum wieso weshalb wohin woher womit wofür wogegen wovon wozu welche welchem welchen welcher ' +
    'welches wieviel wieviele'
  ).split(' '),
);

/** Of a German sentence at least this much is filler, and at least two words. */
const GERMAN_FILLER = 0.3;
const LEAST = 2;
/** Characters. More of a text does not change what it is. */
const MAX_READ = 4_000;

export function isGerman(text: string): boolean {
  const words = wordsOf(text.slice(0, MAX_READ)).map(([whole]) => whole);
  if (ASKING.has(words[0] ?? '')) return true;
  const filler = words.filter(isGermanFiller).length;
  return filler >= LEAST && filler / words.length >= GERMAN_FILLER;
}
