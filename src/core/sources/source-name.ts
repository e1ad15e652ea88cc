/** A source's name in lists and citations: the last part of its address, and the search path when there is one. */
export function sourceNameOf({
  address,
  searchPath,
}: {
  readonly address: string;
  readonly searchPath: string | null;
}): string {
  const last = address
    .replace(/[\\/]+$/, '')
    .split(/[\\/:]/)
    .at(-1)
    ?.replace(/\.git$/, '');
  const name = last === undefined || last === '' ? address : last;
  return searchPath === null ? name : `${name}/${searchPath}`;
}
