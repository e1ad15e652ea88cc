export function PickDialog() {
  return null;
}
