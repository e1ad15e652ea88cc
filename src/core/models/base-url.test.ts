import { describe, expect, it } from 'vitest';
import { isLocalBaseUrl, normalizeBaseUrl } from './base-url';

describe('a base address', () => {
  it.each([
    ['localhost:11434', 'http://localhost:11434'],
    ['127.0.0.1:1234/v1/', 'http://127.0.0.1:1234/v1'],
    [' [::1]:8080 ', 'http://[::1]:8080'],
    ['192.168.1.20:8000', 'http://192.168.1.20:8000'],
    ['nas:8000', 'http://nas:8000'],
    ['api.example.com/v1', 'https://api.example.com/v1'],
    ['https://api.example.com/v1/chat/completions', 'https://api.example.com/v1'],
    ['HTTP://Example.com/v1/models/', 'http://example.com/v1'],
    ['https://example.com/v1?key=1#x', 'https://example.com/v1'],
  ])('%j is read as %s', (typed, expected) => {
    expect(normalizeBaseUrl(typed)).toBe(expected);
  });

  it.each([
    [''],
    ['ftp://example.com'],
    ['file:///etc/passwd'],
    ['https://user:pass@example.com'],
    ['http://'],
    ['a b'],
  ])('%j is refused', (typed) => {
    expect(() => normalizeBaseUrl(typed)).toThrow(expect.objectContaining({ code: 'model.address' }));
  });

  it('tells this network from the rest of the world', () => {
    const hosts = [
      '127.0.0.1',
      '[::1]',
      'localhost',
      '10.0.0.1',
      '172.16.0.1',
      '172.32.0.1',
      '8.8.8.8',
      'a.local',
      'a.dev',
    ];
    const local = hosts.filter((host) => isLocalBaseUrl(`http://${host}/v1`));
    expect(local).toEqual(['127.0.0.1', '[::1]', 'localhost', '10.0.0.1', '172.16.0.1', 'a.local']);
  });
});
