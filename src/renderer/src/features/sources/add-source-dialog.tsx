export function AddSourceDialog() {
  return null;
}
