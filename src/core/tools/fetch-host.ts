import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Addresses that are not of the public internet (iana.org, IPv4 Special-Purpose Address Registry). */
const INTERNAL = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  INTERNAL.addSubnet(net, bits);
}
/** Global unicast, without what carries an IPv4 address in it (Teredo, 6to4). */
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');
const CARRYING = new BlockList();
CARRYING.addSubnet('2001::', 32, 'ipv6');
CARRYING.addSubnet('2002::', 16, 'ipv6');

const INTERNAL_NAME = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa)$/;

/**
 * The host of a repository's address, with its port, as a user may allow it for good: `host` over https, `ssh://host`
 * over ssh, which signs in with the user's keys and is allowed by itself. Null for loopback and private addresses and for
 * names of a local network: those are asked about each time. Names are not looked up.
 */
export function hostToAllow(address: string): string | null {
  const [, name, port] = hostOf(address) ?? [];
  const start = startOf(address);
  if (name === undefined || start === null || isInternal(name)) return null;
  return `${start}${name}${port ?? ''}`;
}

/** True when repositories of this address' host are fetched in its way without asking. */
export function isHostAllowed(address: string, allowedHosts: readonly string[]): boolean {
  const host = hostToAllow(address);
  return host !== null && allowedHosts.includes(host);
}

/** What stands before the host for its way of fetching; null for one that is not allowed for good. */
function startOf(address: string): string | null {
  if (address.startsWith('https://')) return '';
  return address.startsWith('ssh://') || !address.includes('://') ? 'ssh://' : null;
}

/** Name and `:port` of a URL or of an scp-like address. None where git would decode something and see another host. */
function hostOf(address: string): RegExpExecArray | null {
  return address.includes('://')
    ? /^[a-z+]+:\/\/(?:[^/@%]*@)?(\[[^\]/%]*\]|[^/:@%]+)(:\d+)?(?:\/|$)/i.exec(address)
    : /^(?:[^/@:]*@)?([^/:@[\]]+)()(?=:)/.exec(address);
}

function isInternal(name: string): boolean {
  // As http reads it: `127.1` and `0x7f000001` are the same address.
  const url = `http://${name}/`;
  if (!URL.canParse(url)) return true;
  const host = new URL(url).hostname.replace(/\.$/, '');
  if (isIPv4(host)) return INTERNAL.check(host);
  const ipv6 = host.replace(/^\[|\]$/g, '');
  if (isIPv6(ipv6)) return !GLOBAL.check(ipv6, 'ipv6') || CARRYING.check(ipv6, 'ipv6');
  return !host.includes('.') || INTERNAL_NAME.test(host);
}
