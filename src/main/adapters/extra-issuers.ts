import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { Log } from '../../core/ports';

/** A certificate as it was presented, with the one it names as its issuer. */
export interface PresentedCertificate {
  /** PEM. */
  readonly data: string;
  readonly issuerCert?: PresentedCertificate;
}

/** More certificates in a chain lead nowhere. */
const MAX_CHAIN = 8;
/** Uses of a key, as certificates number them: servers that show who they are, and whatever there is. */
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const ANY_USE = '2.5.29.37.0';
const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Issuers that are trusted beside those of the system: the certificates of a PEM file, as LECTERN_EXTRA_CA_CERTS names it. */
export function readIssuers(path: string | undefined, log: Pick<Log, 'warn'>): readonly X509Certificate[] {
  if (path === undefined || path === '') return [];
  try {
    return (readFileSync(path, 'utf8').match(PEM) ?? []).flatMap((pem) => readIssuer(pem, log));
  } catch (error) {
    log.warn('the certificates of LECTERN_EXTRA_CA_CERTS could not be read', { error });
    return [];
  }
}

function readIssuer(pem: string, log: Pick<Log, 'warn'>): readonly X509Certificate[] {
  try {
    return [new X509Certificate(pem)];
  } catch (error) {
    log.warn('a certificate of LECTERN_EXTRA_CA_CERTS could not be read', { error });
    return [];
  }
}

/**
 * Whether a host's certificate comes from one of these issuers, is the host's, is meant for servers, and is valid at that
 * time (Unix ms); false where one cannot be read. Not looked at: limits of an issuer to some names or to a length of the
 * chain, how strong keys and signatures are, and what has been revoked.
 */
export function isIssuedBy(
  issuers: readonly X509Certificate[],
  presented: PresentedCertificate,
  at: { readonly host: string; readonly now: number },
): boolean {
  try {
    return leadsToIssuer(issuers, presented, at);
  } catch {
    return false;
  }
}

function leadsToIssuer(
  issuers: readonly X509Certificate[],
  presented: PresentedCertificate,
  { host, now }: { readonly host: string; readonly now: number },
): boolean {
  let certificate = new X509Certificate(presented.data);
  const name = isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host);
  if (name === undefined || !isForServers(certificate)) return false;
  let next = presented.issuerCert;
  for (let length = 0; length < MAX_CHAIN && isValid(certificate, now); length += 1) {
    const current = certificate;
    if (issuers.some((issuer) => issuer.raw.equals(current.raw))) return true;
    if (issuers.some((issuer) => isValid(issuer, now) && hasIssued(issuer, current))) return true;
    if (next === undefined) return false;
    certificate = new X509Certificate(next.data);
    if (!hasIssued(certificate, current)) return false;
    next = next.issuerCert;
  }
  return false;
}

/** Where a certificate says what it is for, that must be named. */
function isForServers({ keyUsage }: X509Certificate): boolean {
  // Node calls the extended uses so, and has none where the certificate is for any use.
  const uses: readonly string[] | undefined = keyUsage;
  return uses === undefined || uses.includes(SERVER_AUTH) || uses.includes(ANY_USE);
}

function hasIssued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function isValid({ validFrom, validTo }: X509Certificate, now: number): boolean {
  return Date.parse(validFrom) <= now && now <= Date.parse(validTo);
}
