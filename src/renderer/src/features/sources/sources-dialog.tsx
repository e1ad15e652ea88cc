export function SourcesDialog() {
  return null;
}
