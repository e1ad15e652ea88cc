import { homedir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../errors';
import { parseAddress, resourceKeyOf } from './parse-address';

describe('an address', () => {
  test.each([
    ['https://GitHub.com/vitejs/vite/', 'repository', 'https://github.com/vitejs/vite'],
    ['https://example.org:443/a.git#readme', 'repository', 'https://example.org/a.git'],
    ['github.com/vitejs/vite', 'repository', 'https://github.com/vitejs/vite'],
    ['facebook/react', 'repository', 'https://github.com/facebook/react'],
    [' Vercel/next.js/ ', 'repository', 'https://github.com/Vercel/next.js'],
    ['docs/guide.git', 'repository', 'https://github.com/docs/guide.git'],
    ['http://127.0.0.1:8080/a.git', 'repository', 'http://127.0.0.1:8080/a.git'],
    ['http://[::1]/a.git', 'repository', 'http://[::1]/a.git'],
    ['ssh://git@Example.org/a.git', 'repository', 'ssh://git@example.org/a.git'],
    ['git@Example.org:Team/a.git', 'repository', 'git@example.org:Team/a.git'],
    ['https://user:secret@example.org/a', 'repository', 'https://example.org/a'],
    ['ssh://git:secret@example.org/a', 'repository', 'ssh://git@example.org/a'],
    ['  /srv/docs/ ', 'folder', '/srv/docs'],
    ['/srv/a/../docs', 'folder', '/srv/docs'],
    ['~', 'folder', homedir()],
    ['~/docs/', 'folder', join(homedir(), 'docs')],
  ])('%s is a %s', (typed, kind, address) => {
    expect(parseAddress(typed)).toEqual({ kind, address });
  });

  test('that is endless is refused', () => {
    const endless = `https://example.org/${'a'.repeat(4_000)}`;
    expect(() => parseAddress(endless)).toThrow(expect.objectContaining({ code: 'source.address' }));
  });

  test.each([
    ['file:///etc', 'source.scheme'],
    ['ext::sh -c touch% x', 'source.scheme'],
    ['EXT::sh', 'source.scheme'],
    ['fd::17', 'source.scheme'],
    ['git://example.org/a', 'source.scheme'],
    ['http://example.org/a', 'source.scheme'],
    ['http://127.0.0.1.example.org/a', 'source.scheme'],
    ['javascript:alert(1)//', 'source.scheme'],
    ['--upload-pack=touch x', 'source.address'],
    ['-oProxyCommand=x@host:a', 'source.address'],
    ['ssh://-oProxyCommand=x/a', 'source.address'],
    ['ssh://-x@example.org/a', 'source.address'],
    ['git@host:-x', 'source.address'],
    ['file:etc/passwd', 'source.scheme'],
    ['https://example.org/a\nb', 'source.address'],
    ['https:///', 'source.address'],
    ['https://example.org', 'source.address'],
    ['docs', 'source.address'],
    ['./docs', 'source.address'],
    ['../docs', 'source.address'],
    ['docs/', 'source.address'],
    ['docs/..', 'source.address'],
    ['docs/.', 'source.address'],
    ['docs/guide/first', 'source.address'],
    ['docs\\guide', 'source.address'],
    ['~other/docs', 'source.address'],
    ['-x/docs', 'source.address'],
    ['docs/-x', 'source.address'],
    ['a b/docs', 'source.address'],
    ['', 'source.addressMissing'],
    ['  ', 'source.addressMissing'],
    ['/a\0b', 'source.address'],
  ])('%j is refused with %s', (typed, code) => {
    expect(() => parseAddress(typed)).toThrow(expect.objectContaining({ code }));
  });

  test('is never a string that git could take for an option, and parses to itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `ssh://${text}`),
        ),
        (typed) => {
          try {
            const { address } = parseAddress(typed);
            expect(address).not.toMatch(/^-|::/);
            expect(parseAddress(address).address).toBe(address);
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
          }
        },
      ),
    );
  });
});

describe('a resource key', () => {
  const source = { address: 'https://example.org/a', ref: null, searchPath: null };

  test('is the same however the same source is written', () => {
    const key = resourceKeyOf(source);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(resourceKeyOf({ ...source, address: 'https://example.org/a.git/' })).toBe(key);
    expect(resourceKeyOf({ ...source, searchPath: './' })).toBe(key);
  });

  test('tells ref and search path apart', () => {
    const keys = [source, { ...source, ref: 'docs' }, { ...source, searchPath: 'docs' }].map(resourceKeyOf);
    expect(new Set(keys).size).toBe(3);
  });
});
