import { expect, it } from 'vitest';
import { wording } from '../../../shared/text/wording';
import { isOfAnotherPerson } from './is-of-another-person';
import { termsOf } from './match-terms';
import { directionOf } from './read-question';
import { askReader, near, recalled } from './testing/ask-reader';
import { userAsked } from './user-asked';

const isOfAnother = (question: string, told: string): boolean => {
  const asked = userAsked({ question, terms: termsOf(question, []), direction: directionOf(question) });
  return asked !== null && isOfAnotherPerson(asked, told);
};
const quotesIn = (text: string): readonly string[] => [...text.matchAll(/^> (.+)$/gm)].map(([, quote = '']) => quote);

it.each([
  ['When was I born?', 'Irma was born on 4 May 1971.'],
  ['When was I born?', 'I met Irma. She was born on 4 May.'],
  ['How tall am I?', 'Mr Oswin is tall: 190 cm.'],
  ['How much do I earn?', 'Our intern earns 900 euros.'],
  ['Did I row in the regatta?', 'My grandmother rowed in the regatta.'],
  ['Where do I bank?', 'My colleague’s sister banks at Halden.'],
  ['Where do I swim?', 'The neighbour swims in the lake.'],
  ['Where do I swim?', 'Otto and Irma swim in the lake.'],
  ['What do I owe Otto?', 'Otto owes Irma 30 euros.'],
  ['How much does Irma owe me?', 'Otto owes Irma 30 euros.'],
  ['What is my cat called?', 'Irma’s cat is called Moss.'],
  ['What is my cat called?', 'I feed Irma’s cat, Moss.'],
  ['What is my cat called?', 'My brother has a cat called Moss.'],
  ['What is my cat called?', 'The cat of Irma is called Moss.'],
  ['What is my husband called?', 'Irma’s husband is called Otto.'],
  ['When was my mother born?', 'Dad was born in 1948.'],
  ['When does my ferry sail?', 'Otto says his ferry sails at 16:20.'],
  ['Wo arbeite ich?', 'Mein Bruder Otto arbeitet in Emden.'],
  ['Wie viel wiege ich?', 'Otto wiegt 95 Kilo.'],
  ['Wann habe ich Geburtstag?', 'Otto hat am 3. Mai Geburtstag.'],
  ['Wie heißt meine Katze?', 'Irmas Katze heißt Moos.'],
  ['Wie ist meine Adresse?', 'Die Adresse meiner Schwester ist Hafenweg 3.'],
  ['Where do I bank?', 'Irma banks at Halden i.e. in Ulm.'],
  ['When do I go to choir?', 'Frau Amsel goes to choir at 7.'],
  ['When do I swim?', 'Otto is swimming on Friday.'],
  ['What is my cat called?', 'Otto has a cat called Moss.'],
  ['Which boat do I have?', 'Otto has a boat, a Tern.'],
  ['Where do I work?', 'Irma lives in Ulm and works at Halden.'],
  ['When am I on call?', 'Otto is on call on Friday.'],
  ['Wann habe ich Yoga?', 'Otto hat am Freitag Yoga.'],
  ['Wo arbeite ich?', 'Irma wohnt in Ulm und arbeitet bei Halden.'],
  ['Who do I work for?', 'A friend of mine works for Halden.'],
  ['Wo arbeite ich?', 'Eine Freundin von mir arbeitet bei Halden.'],
  ['Who do I work for?', 'I met Otto, who works for Halden.'],
  ['Who do I work for?', 'Otto, who lives in Kiel, works for Halden.'],
  ['Where do I live?', 'My two brothers live in Kiel.'],
  ['Wo wohne ich?', 'Meine beiden Brüder wohnen in Kiel.'],
  ['Where do I live?', 'One of my friends lives in Ulm.'],
  ['Where do I live?', 'My ex-wife lives in Ulm.'],
  ['Where do I live?', 'My in-laws live in Kiel.'],
  ['Where do I live?', 'Otto still lives in Ulm.'],
  ['Where do I live?', 'Irma told me that she lives in Ulm.'],
  ['What am I allergic to?', 'We are cooking for Irma, she is allergic to nuts.'],
])('somebody else is told of: %s %s', (question, told) => expect(isOfAnother(question, told)).toBe(true));

it.each([
  ['When was I born?', 'I was born on 4 May 1971.'],
  ['When was I born?', 'Born on 4 May 1971.'],
  ['When do I leave?', 'My ferry leaves at 9:14.'],
  ['When do I have rehearsal?', 'Rehearsal is at 7.'],
  ['When do I have chess lessons?', 'Chess lessons are on Friday.'],
  ['How much do I pay for parking?', 'Parking costs 3 euros.'],
  ['When do I meet Herr Brandt?', 'Herr Brandt comes on 4 December.'],
  ['What should I give Irma?', 'Irma likes books.'],
  ['What do I owe Otto?', 'Otto lent me 30 euros.'],
  ['Which wine did I like?', 'Irma and I liked the Barolo.'],
  ['Who has my ladder?', 'Otto borrowed the ladder.'],
  ['Who took my ladder?', 'Otto took a ladder.'],
  ['Who should I call when the heating fails?', 'Herr Vogel repairs the heating.'],
  ['When does my parcel arrive?', 'Amazon delivers the parcel on Friday.'],
  ['When does my backup run?', 'The backup runs at 2.'],
  ['When is my meeting?', 'Monday’s meeting is at 9.'],
  ['Where is my umbrella?', 'Irma has my umbrella.'],
  ['What is my blood type?', 'Blood type: A positive.'],
  ['What do I feed my cat?', 'Moss eats salmon. I feed the cat salmon.'],
  ['Where does my sister live?', 'My sister Irma lives in Ulm.'],
  ['Where does my sister live?', 'Irma, my sister, lives in Ulm.'],
  ['Who is my dentist?', 'Dr. Amsel is my dentist.'],
  ['What is my choir called?', 'The choir of Otto and me is called Reed.'],
  ['When do we deploy Heron?', 'Heron deploys on Tuesdays.'],
  ['What do we use for events?', 'Kafka handles events.'],
  ['Where do we train?', 'The team trains in the old mill.'],
  ['What did I say about my cat?', 'My cat sleeps.'],
  ['Tell me when Irma was born.', 'Irma was born in May.'],
  ['Wann ist mein Termin?', 'Der Termin ist am 3. Mai.'],
  ['Wann ist meine Schicht?', 'Schicht ist um 6.'],
  ['Wie heißt mein Kurs?', 'Bis Kurs 3 heißt er Reed.'],
  ['Wo wohnt meine Tante?', 'Meine Tante wohnt in Kiel.'],
  ['What do I use for backups?', 'Borg handles backups at home.'],
  ['What do I use for backups?', 'Borg packs files and backups at home.'],
  ['What do I use for backups?', 'Borg and Reed handle backups at home.'],
  ['Where did I park?', 'Car is parked on level 3.'],
  ['What did I book for 3 May?', 'Hotel Adler is booked for 3 May.'],
  ['Which port do I use?', 'Postgres runs on port 5433.'],
  ['When do I leave?', 'Flight 7 leaves at 9:14.'],
  ['When do I leave?', 'Ferry leaves at 9:14.'],
  ['Wo habe ich geparkt?', 'Auto ist auf Ebene 3 geparkt.'],
  ['Wann fahre ich nach Kiel?', 'Zug fährt um 9:14 nach Kiel.'],
  ['where do i bank?', 'halden is where i bank.'],
  ['where do i bank?', 'Halden is where i bank.'],
  ['what do i owe Otto?', 'Irma paid, i owe Otto 30 euros.'],
  ['When is my appointment?', 'I have a doctor’s appointment on 3 May.'],
  ['When is my appointment?', 'Doctor’s appointment is on 3 May.'],
  ['When does my visa run out?', 'My partner visa runs out on 3 May.'],
  ['When does my training start?', 'My teacher training starts on 3 May.'],
  ['When is my flight?', 'Irma’s flight is on 3 May, mine is on the 5th.'],
  ['How much does my internet cost?', 'Internet: Telekom costs 40 euros.'],
  ['Was kostet mein Handy?', 'Handy: Vodafone kostet 20 Euro.'],
  ['What is my dog called?', 'Got a dog yesterday! He is called Moss.'],
  ['Where do I have my hair cut?', 'My hairdresser cuts hair at Salon Moss.'],
])('nobody else is told of: %s %s', (question, told) => expect(isOfAnother(question, told)).toBe(false));

it('what somebody else is or has comes closest, where nothing was told of the user', async () => {
  const [born, cat] = [
    recalled('user', 'Irma was born on 4 May 1971.'),
    recalled('user', 'Irma’s cat is called Moss.'),
  ];
  const answers = [
    await askReader('When was I born?', { recalled: [born] }),
    await askReader('What is my cat called?', { recalled: [cat] }),
    await askReader('When was Irma born?', { recalled: [born] }),
  ];
  expect(answers.map(({ text }) => [text.startsWith(wording.reader.nearMemory), quotesIn(text)])).toEqual([
    [true, [born.text]],
    [true, [cat.text]],
    [false, [born.text]],
  ]);
});

it.each([
  ['What is my favourite fruit?', 'My favourite fruit is the quince.', 'Irma’s favourite fruit is the plum.'],
  ['How much do I weigh?', 'I weigh 71 kg.', 'Otto weighs 95 kg.'],
  ['What did I study?', 'I studied geology from 2003 to 2008.', 'May is my cousin; she studies law.'],
  ['Wo wohne ich?', 'Ich wohne in Passau.', 'Meine Tante wohnt in Kiel.'],
])('the user’s own is quoted, and not another’s beside it: %s', async (question, own, others) => {
  const later = { ...near(others, 0.6, 0.6), createdAt: Date.UTC(2026, 4, 1) };
  const { text } = await askReader(question, { recalled: [later, near(own, 0.5, 0.5)] });
  expect([text.startsWith(wording.reader.nearMemory), quotesIn(text)]).toEqual([false, [own]]);
});

it.each([
  ['What do I use for backups?', 'Borg handles backups at home.'],
  ['Where did I park?', 'Car is parked on level 3.'],
  ['What did I book for 3 May?', 'Hotel Adler is booked for 3 May.'],
  ['Wo habe ich geparkt?', 'Auto ist auf Ebene 3 geparkt.'],
])('what is told of a thing answers: %s', async (question, told) => {
  const { text } = await askReader(question, { recalled: [recalled('user', told)] });
  expect([text.startsWith(wording.reader.nearMemory), quotesIn(text)]).toEqual([false, [told]]);
});

it('what comes closest of the user goes before what is told of somebody else', async () => {
  const told = [near('Otto owes Irma 30 euros.', 0.6, 0.6), near('I borrowed 150 euros from Otto.', 0.5, 0.5)];
  const { text } = await askReader('How much do I owe Otto?', { recalled: told });
  expect([text.startsWith(wording.reader.nearMemory), quotesIn(text)]).toEqual([
    true,
    told.map((one) => one.text).toReversed(),
  ]);
});

it('of what fits as well, what speaks of the user leads', async () => {
  const told = [
    near('The works meeting is in room 5.', 0.6, 0.6),
    near('Where we met: at the kiosk in Ghent.', 0.5, 0.5),
  ];
  const { text } = await askReader('Where did we meet?', { recalled: told });
  expect(quotesIn(text)).toEqual(told.map((one) => one.text).toReversed());
});
