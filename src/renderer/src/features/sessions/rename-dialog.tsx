export function RenameDialog() {
  return null;
}
