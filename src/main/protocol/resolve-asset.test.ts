import { array, assert, constantFrom, property } from 'fast-check';
import { resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveAsset } from './resolve-asset';

const root = resolve('built', 'renderer');
const documentOfApp = { path: resolve(root, 'index.html'), contentType: 'text/html; charset=utf-8' };

describe('resolveAsset', () => {
  it('finds files of the build with their types', () => {
    const found = ['lectern://app/assets/index-a1.js', 'lectern://app/assets/a%20b.css?v=1#x', 'lectern://app/f.WOFF2'];
    expect(found.map((address) => resolveAsset(root, address))).toEqual([
      { path: resolve(root, 'assets', 'index-a1.js'), contentType: 'text/javascript; charset=utf-8' },
      { path: resolve(root, 'assets', 'a b.css'), contentType: 'text/css; charset=utf-8' },
      { path: resolve(root, 'f.WOFF2'), contentType: 'font/woff2' },
    ]);
  });

  it('answers a place in the window with the document', () => {
    const places = ['lectern://app/', 'lectern://app/s/01980a3e-6d5c-7a10-8c44-0123456789ab', 'lectern://app/settings'];
    expect(places.map((address) => resolveAsset(root, address))).toEqual(places.map(() => documentOfApp));
  });

  it('refuses what leads out of the build, other hosts and unknown types', () => {
    const refused = [
      'lectern://app/..%2f..%2fpackage.json',
      'lectern://app/assets/%2e%2e%2f%2e%2e%2fsecret.js',
      'lectern://app/..%5c..%5csecret.js',
      'lectern://app/C:%5csecret.js',
      'lectern://app/a%00.js',
      'lectern://app/%E0%A4%A.js',
      'lectern://app/run.sh',
      'lectern://app/index.js.map',
      'lectern://other/index.js',
      'https://app/index.js',
    ];
    expect(refused.map((address) => resolveAsset(root, address))).toEqual(refused.map(() => null));
  });

  it('never leaves the folder, whatever the path', () => {
    const piece = constantFrom('..', '.', '%2e', '%2f', '%5c', '/', '\\', '%00', 'C:', 'a', 'index.js', '%252e');
    assert(
      property(array(piece, { maxLength: 12 }), (pieces) => {
        const asset = resolveAsset(root, `lectern://app/${pieces.join('')}`);
        expect(asset === null || asset.path.startsWith(root + sep)).toBe(true);
      }),
    );
  });
});
