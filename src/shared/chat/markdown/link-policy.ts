/** The address as a link may carry it, or null for what is no https address: such text is not made a link. */
export function safeAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const isPlain = url.protocol === 'https:' && url.username === '' && url.password === '';
  return isPlain ? url.href : null;
}

/** A path, an address, a name in code: `docs/dome.md`, `dome.md:12`, `Dome::open`; or a number, as of a line. */
const PLACE = /[\p{L}\p{N}](?:[./\\#@]|::?)[\p{L}\p{N}]|\p{N}/u;

/** Whether a text that leads to a site looks like a citation, a file or another site, or says nothing. */
export function hidesHost(text: string, address: string): boolean {
  if (!/\p{L}/u.test(text)) return true;
  const { host } = new URL(address);
  const said = text.trim().replace(/^https:\/\//i, '');
  const isHost = said.toLowerCase().startsWith(host) && !/^[\p{L}\p{N}.@_-]/u.test(said.slice(host.length));
  return PLACE.test(text) && !isHost;
}
