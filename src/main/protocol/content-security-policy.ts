/**
 * What the page may load: its own built files and nothing from any network. Styles may be inline because the dialogue and
 * toast libraries write theirs that way; scripts never. Development adds what hot reload needs.
 */
export function contentSecurityPolicy(isDevelopment: boolean): string {
  const directives: Readonly<Record<string, string>> = {
    'default-src': "'none'",
    // Vite's development document starts with an inline script.
    'script-src': isDevelopment ? "'self' 'unsafe-inline'" : "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    // Vite's client first tries the page's own host; the session's guard lets it reach the server only.
    'connect-src': isDevelopment ? "'self' ws:" : "'none'",
    'object-src': "'none'",
    'frame-src': "'none'",
    // Files are highlighted on a thread of their own.
    'worker-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
