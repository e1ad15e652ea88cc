import { expect, test } from 'vitest';
import { askedDeclaration } from './asked-declaration';

test.each([
  ['What methods does Store have?', 'Store'],
  ['Which fields has Options?', 'Options'],
  ['List the methods of TidReader', 'TidReader'],
  ['Which methods are there in the TideClient class?', 'TideClient'],
  ['What are the variants of the enum Error?', 'Error'],
  ['which attributes does `Gate` have', 'Gate'],
  ['Which fields does Record have?', 'Record'],
  ['Which fields does this.pool have?', 'this.pool'],
  ['Which methods does Item have?', 'Item'],
  ['Which fields does the class Record have?', 'Record'],
  ['Welche Methoden hat die Klasse Store?', 'Store'],
  ['Nenne mir die Felder von Options.', 'Options'],
])('%s asks for what a type has', (question, name) => {
  expect(askedDeclaration(question)).toEqual({ name, isOfType: true });
});

test.each([
  ['What is the signature of merge?', 'merge'],
  ['Which arguments does to_csv take?', 'to_csv'],
  ['What parameters does the function Store::open() expect?', 'Store::open'],
  ["What's the signature of the merge function?", 'merge'],
  ['Welche Argumente nimmt to_csv?', 'to_csv'],
  ['Was ist die Signatur von merge?', 'merge'],
])('%s asks for what a call takes', (question, name) => {
  expect(askedDeclaration(question)).toEqual({ name, isOfType: false });
});

test.each([
  'What methods of payment does the shop have?',
  'Which methods does Store have for copies?',
  'Which options does the spool have?',
  'How do the methods of Store work?',
  'What does Store do?',
  'Which fields are grazed in May?',
  'Welche Felder sind im Mai gemäht?',
  'What fields does it have?',
  'What parameters do I need?',
  'List the methods of this.',
  'Welche Argumente braucht man?',
  'Welche Felder hat das?',
])('%s asks for no declaration', (question) => {
  expect(askedDeclaration(question)).toBeNull();
});
