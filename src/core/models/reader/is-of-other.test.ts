import { expect, it } from 'vitest';
import { wording } from '../../../shared/text/wording';
import { ofOtherThan } from './is-of-other';
import { askReader, recalled } from './testing/ask-reader';
import { stemsAskedBy } from './words';

const isOfOther = (asked: string, told: string): boolean => ofOtherThan(asked, stemsAskedBy(asked))(told);

it.each([
  ['What is our winter menu called?', 'Our summer menu is called Reed.'],
  ['Where are the summer tyres?', 'The winter tyres are in the loft.'],
  ['Who came in June?', 'Olaf is our glazier. He came in May.'],
  ['Who plays on Friday?', 'Greta plays on Monday.'],
  ['Who is our agent in Graz?', 'Our agent in Turin is Greta.'],
  ['Wie heißt unser Kunde in Graz?', 'Unser Kunde in Wien heißt Alpenrad.'],
  ['Wer kam im Juni?', 'Olaf kam im Mai.'],
  ['Wo steht der rote Wagen?', 'Der blaue Wagen steht im Hof.'],
])('another of the kind is told of: %s', (asked, told) => expect(isOfOther(asked, told)).toBe(true));

it.each([
  ['What is our summer menu called?', 'Our summer menu is called Reed.'],
  ['What is the mill server password?', 'The password of the server at the mill is heather.'],
  ['What is our build server called?', 'Our server is called Heron.'],
  ['Who came in May?', 'Olaf came in May, and Greta in June.'],
  ['Who came in June?', 'Olaf came at last.'],
  ['Who may enter in June?', 'You may enter with a badge.'],
  ['Who is our agent in Turin?', 'Our agent in Turin is Greta.'],
  ['Who is our agent in Turin?', 'Greta is our agent for all of Italy.'],
  ['Wie heißt unser Kunde in Wien?', 'Unser Kunde in Wien heißt Alpenrad.'],
  ['Wo steht der blaue Wagen?', 'Der blaue Wagen steht im Hof.'],
  ['Where is my old coat?', 'My coat is old and hangs in the hall.'],
  ['Who is on call in June?', 'Olaf is on call from May to July.'],
  ['Is Anna at work on Wednesday?', 'Anna is at work from Monday to Friday.'],
  ['Who is on call on Friday?', 'Olaf is on call until Sunday.'],
  ['Was kostet die Karte im August?', 'Die Karte kostet von Mai bis September 12 Euro.'],
  ['Was kostet die Karte im August?', 'Die Karte kostet bis September 12 Euro.'],
  ['What is my current salary?', 'My monthly salary is 4000 euros.'],
  ['What is my monthly salary?', 'My current salary is 4000 euros.'],
  ['What is the best pizza place?', 'My favourite pizza place is Luigi.'],
  ['What is the exact address?', 'The postal address is Hafenweg 3.'],
  ['Was ist die nächste Sitzung?', 'Die offene Sitzung ist um 9 Uhr.'],
  ['Who is our agent in June?', 'Our agent in Graz is Greta.'],
  ['Wo wohnt Anna in Wien?', 'Anna wohnt in der Neubaugasse 5.'],
  ['Wo arbeitet Anna in Wien?', 'Anna arbeitet in einer Bäckerei in Halle 5.'],
])('nothing else is told of: %s', (asked, told) => expect(isOfOther(asked, told)).toBe(false));

it('tells of another that it comes closest, and quotes it last beside what is asked for', async () => {
  const other = recalled('user', 'Our staging mill runs on water.');
  const asked = recalled('user', 'Our production mill runs on wind.');
  const question = 'What is our production mill running on?';
  const [alone, beside] = [
    await askReader(question, { recalled: [other] }),
    await askReader(question, { recalled: [other, asked] }),
  ];
  expect(alone.text.startsWith(wording.reader.nearMemory)).toBe(true);
  expect([...beside.text.matchAll(/^> (.+)$/gm)].map(([, quote]) => quote)).toEqual([asked.text, other.text]);
});

it('leaves out nothing that was told of a span in which what is asked lies', async () => {
  const told = ['Olaf is on call from May to July.', 'On call means to carry the phone.'];
  const { text } = await askReader('Who is on call in June?', { recalled: told.map((one) => recalled('user', one)) });
  expect([...text.matchAll(/^> (.+)$/gm)].map(([, quote]) => quote)).toEqual(told);
});
