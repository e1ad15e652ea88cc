/** The environment of a measured app: not the developer's own database. */
export function appEnvironment(): Record<string, string> {
  const { DATABASE_URL: _database, TURSO_AUTH_TOKEN: _token, ...rest } = process.env;
  return Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
