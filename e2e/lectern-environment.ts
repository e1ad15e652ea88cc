/** The environment of a driven or measured app: it must not see the developer's own database, keys or model servers. */
export function lecternEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const {
    DATABASE_URL: _database,
    TURSO_AUTH_TOKEN: _token,
    LC_ALL: _all,
    LANGUAGE: _first,
    ...inherited
  } = process.env;
  const defined = Object.entries(inherited).filter((entry): entry is [string, string] => entry[1] !== undefined);
  // English, whatever the developer's own; without any locale Chromium waits seconds at the first key press.
  const locale = { LANG: 'C.UTF-8' };
  return { ...Object.fromEntries(defined), ...locale, LECTERN_FIND_LOCAL_MODELS: 'off', ...extra };
}
