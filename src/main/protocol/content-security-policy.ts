/**
 * What the page may load: its own built files and nothing from any network. Styles may be inline because the dialogue and
 * toast libraries write theirs that way; scripts never. `devServer` (its origin) adds what hot reload needs.
 */
export function contentSecurityPolicy(devServer: URL | null): string {
  const directives: Readonly<Record<string, string>> = {
    'default-src': "'none'",
    // Vite's development document starts with an inline script.
    'script-src': devServer === null ? "'self'" : "'self' 'unsafe-inline'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': devServer === null ? "'none'" : `'self' ws://${devServer.host}`,
    'object-src': "'none'",
    'frame-src': "'none'",
    'worker-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
