import { describe, expect, it } from 'vitest';
import { appAddress, isAppAddress, sessionOfAddress } from './app-address';

const id = '01980a3e-6d5c-7a10-8c44-0123456789ab';

describe('the address of a window', () => {
  it('names its session and reads it back', () => {
    expect([appAddress(id), sessionOfAddress(appAddress(id)), sessionOfAddress(appAddress(null))]).toEqual([
      `lectern://app/s/${id}`,
      id,
      null,
    ]);
  });

  it('names no session when the path is not exactly that', () => {
    const addresses = [`lectern://app/s/${id}/x`, 'lectern://app/s/', 'lectern://app/s/1', `https://app/s/${id}`, 'x'];
    expect(addresses.map(sessionOfAddress)).toEqual(addresses.map(() => null));
  });
});

describe('isAppAddress', () => {
  it('accepts documents of the app alone', () => {
    const own = [appAddress(null), appAddress(id), 'lectern://app/?x#y'];
    const foreign = [
      'lectern://app.evil/',
      'lectern://application/',
      'lectern://user@app/',
      'lectern://app:80/',
      'lectern:app',
      'https://app/',
      'file:///out/renderer/index.html',
      'about:blank',
      'data:text/html,x',
      'javascript:1',
      '',
    ];
    expect([own.map(isAppAddress), foreign.map(isAppAddress)]).toEqual([own.map(() => true), foreign.map(() => false)]);
  });
});
