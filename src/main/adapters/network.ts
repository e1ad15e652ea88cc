import { powerMonitor, session, type App, type CommandLine, type Session } from 'electron';
import type { X509Certificate } from 'node:crypto';
import { isIssuedBy } from './extra-issuers';

/** Chromium's ERR_CERT_AUTHORITY_INVALID, and the answers of Electron's `setCertificateVerifyProc`. */
const UNKNOWN_ISSUER = -202;
const TRUSTED = 0;
const AS_CHROMIUM_SAYS = -3;

export interface Network {
  readonly fetch: typeof globalThis.fetch;
  readonly onWake: (listener: () => void) => () => void;
}

/**
 * The network as the system is set up for it: Chromium's, so that the system's proxies, PAC files and certificates count,
 * and a change of network ends what it cut off. It keeps no cookie and no cache. Failures carry Chromium's name of them as
 * `code`, such as `ERR_CONNECTION_REFUSED`. `issuers` are trusted beside those of the system.
 */
export function createNetwork(app: Pick<App, 'whenReady'>, issuers: () => readonly X509Certificate[]): Network {
  let own: Session | null = null;
  return {
    async fetch(input, init) {
      await app.whenReady();
      own ??= openSession(issuers());
      // Electron's own types of the same global classes.
      const request = input instanceof Request ? input : String(input);
      try {
        return await own.fetch(request, { ...init, credentials: 'omit', cache: 'no-store' });
      } catch (error) {
        init?.signal?.throwIfAborted();
        if (isRefusedRedirect(error)) return new Response(null, { status: 307 });
        throw withCode(error);
      }
    },
    onWake(listener) {
      powerMonitor.on('resume', listener);
      return () => powerMonitor.off('resume', listener);
    },
  };
}

/**
 * Chromium opens six connections to a host, and each answer of a server that speaks HTTP/1.1, as local ones do, holds one
 * for minutes. Call it before Electron is ready.
 */
export function allowManyLocalRequests(commandLine: CommandLine): void {
  commandLine.appendSwitch('ignore-connections-limit', 'localhost,127.0.0.1,[::1]');
}

/** A session without pages, so what keeps pages off the network (guard-contents.ts) does not hold in it. */
function openSession(issuers: readonly X509Certificate[]): Session {
  const own = session.fromPartition('models', { cache: false });
  own.webRequest.onBeforeRequest(null);
  if (issuers.length > 0) {
    own.setCertificateVerifyProc(({ certificate, errorCode, hostname: host }, answer) => {
      // Chromium names one fault: behind this one may stand others, so `isIssuedBy` looks for itself.
      const isKnown = errorCode === UNKNOWN_ISSUER && isIssuedBy(issuers, certificate, { host, now: Date.now() });
      answer(isKnown ? TRUSTED : AS_CHROMIUM_SAYS);
    });
  }
  return own;
}

/** Chromium fails where the standard gives the redirect itself to whoever asked not to follow it. */
function isRefusedRedirect(error: unknown): boolean {
  return error instanceof Error && error.message === 'Redirect was cancelled';
}

function withCode(error: unknown): unknown {
  const code = error instanceof Error ? /^net::(ERR_\w+)/.exec(error.message)?.[1] : undefined;
  return code === undefined ? error : Object.assign(new Error(code, { cause: error }), { code });
}
