import { expect, it } from 'vitest';
import { sayingAsked, type Saying } from './saying-asked';

const asked: readonly (readonly [string, Saying])[] = [
  ['What did I tell you today?', 'told'],
  ['What did I say in May?', 'told'],
  ['Was habe ich dir heute erzählt?', 'told'],
  ['What did I ask today?', 'asked'],
  ['Which questions did we have last week?', 'asked'],
  ['Was habe ich gestern gefragt?', 'asked'],
  ['Welche Fragen habe ich im Mai gestellt?', 'asked'],
  ['What did we talk about in May?', 'either'],
  ['What topics were discussed yesterday?', 'either'],
  ['Worüber haben wir gestern gesprochen?', 'either'],
  ['What did you answer yesterday?', 'answered'],
  ['What have you told me today?', 'answered'],
  ['Was hast du gestern geantwortet?', 'answered'],
  ['What did you explain yesterday?', 'answered'],
  ['Was hast du mir heute erklärt?', 'answered'],
  ['What have you learned this week?', 'told'],
  ['What have you noted today?', 'told'],
  ['What did you remember yesterday?', 'told'],
  ['Was hast du dir heute notiert?', 'told'],
  ['Was hast du heute gelernt?', 'told'],
  ['What did you and I talk about yesterday?', 'either'],
  ['What did you and I say yesterday?', 'told'],
];

it.each(asked)('%s asks for what was %s', (prompt, saying) => expect(sayingAsked(prompt)).toBe(saying));
