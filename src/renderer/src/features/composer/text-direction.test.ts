import { expect, test } from 'vitest';
import { textDirection } from './text-direction';

test('the first letter gives the direction', () => {
  expect(['', '1. hello שלום', '“שלום” hello', '… مرحبا', '😀 א'].map(textDirection)).toEqual([
    'ltr',
    'ltr',
    'rtl',
    'rtl',
    'rtl',
  ]);
});
