import { describe, expect, it } from 'vitest';
import { externalLink } from './external-link';

describe('externalLink', () => {
  it('passes https on, as the parser writes it', () => {
    expect([externalLink('https://example.org/a b?c=d#e'), externalLink(' HTTPS://Example.ORG\\x\n')]).toEqual([
      'https://example.org/a%20b?c=d#e',
      'https://example.org/x',
    ]);
  });

  it.each([
    'http://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://host/share',
    'ms-msdt:/id PCWDiagnostic',
    'vscode://file/x',
    'mailto:someone@example.org',
    'lectern://app/',
    'https://user@example.org/',
    'https://:secret@example.org/',
    'https://',
    '//example.org',
    'example.org',
    '-flag',
    '',
  ])('refuses %j', (address) => {
    expect(() => externalLink(address)).toThrow(expect.objectContaining({ code: 'link.refused' }));
  });
});
