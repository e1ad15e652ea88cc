import { describe, expect, it } from 'vitest';
import { isSameWord, namesIn, stemsOf } from './words';

describe('the words of a text', () => {
  it('leave glue out', () => {
    expect(stemsOf('How do I get it to work with the thing?')).toEqual(['work']);
  });

  it.each([
    ['threads', 'thread'],
    ['starting', 'started'],
    ['stopped', 'stop'],
    ['repositories', 'repository'],
    ['repo', 'repositories'],
    ['chats', 'session'],
    ['deleted', 'removing'],
    ['cat’s', 'cats'],
    ['classes', 'class'],
    ['turned off', 'disable'],
    ['opting out', 'disabled'],
    ['switch on', 'enable'],
    ['plane takes off', 'flight leaves'],
    ['Wi-Fi', 'internet'],
    ['What do we call it', 'named'],
    ['We call our new tram Otto', 'Name: new tram Otto'],
    ['We call him Bo', 'named Bo'],
  ])('%s and %s are one', (a, b) => {
    expect(stemsOf(a)).toEqual(stemsOf(b));
  });

  it('have no name where one calls somebody up', () => {
    const calls = ['We call our dentist on Monday.', 'They call the bank in Riga.', 'Where do you call from?'];
    expect(calls.filter((text) => stemsOf(text).includes('nam'))).toEqual([]);
  });

  it('include the parts of names out of code', () => {
    expect(stemsOf('openThread max_size')).toEqual(['openthread', 'open', 'thread', 'max_size', 'max', 'siz']);
    expect(namesIn('openThread opens')).toEqual({ names: new Set(['openthread']), parts: new Set(['thread']) });
  });

  it('are pairs of characters where a script has no spaces', () => {
    expect(stemsOf('添加仓库 API')).toEqual(['添加', '加仓', '仓库', 'api']);
  });

  it('are alike when a long one only ends otherwise', () => {
    expect([
      isSameWord('install', 'installation'),
      isSameWord('cat', 'category'),
      isSameWord('thread', 'theme'),
    ]).toEqual([true, false, false]);
  });
});
