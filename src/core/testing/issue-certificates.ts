import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Not every machine has OpenSSL, and Node makes no certificates. */
export const canIssueCertificates = spawnSync('openssl', ['version']).status === 0;

export interface IssuedCertificate {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
  /** PEM file of who issued it. */
  readonly issuerPath: string;
}

/** A certificate for 127.0.0.1, for any use or that one, from an issuer that nobody knows; both are made in a folder. */
export function issueCertificate(folder: string, use?: 'serverAuth' | 'clientAuth'): IssuedCertificate {
  const at = (name: string): string => join(folder, name);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'ignore' });
  openssl('req', '-x509', ...key, '-keyout', at('ca.key'), '-out', at('ca.pem'), '-days', '2', '-subj', '/CN=Nobody');
  const request = ['-keyout', at('own.key'), '-out', at('own.csr'), '-subj', '/CN=127.0.0.1'];
  const uses = use === undefined ? [] : ['-addext', `extendedKeyUsage=${use}`];
  openssl('req', ...key, ...request, '-addext', 'subjectAltName=IP:127.0.0.1', ...uses);
  const issuer = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial'];
  openssl(
    'x509',
    '-req',
    '-in',
    at('own.csr'),
    ...issuer,
    '-out',
    at('own.pem'),
    '-days',
    '2',
    '-copy_extensions',
    'copy',
  );
  return {
    key: readFileSync(at('own.key'), 'utf8'),
    cert: readFileSync(at('own.pem'), 'utf8'),
    issuerPath: at('ca.pem'),
  };
}
