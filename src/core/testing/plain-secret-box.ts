import type { SecretBox } from '../ports';

const MARK = 'sealed:';

/** A `SecretBox` that turns text around: enough to see that what is stored is not the key. */
export function createPlainSecretBox({ isEncrypted = true }: { readonly isEncrypted?: boolean } = {}): SecretBox {
  const turnAround = (text: string): string => [...text].toReversed().join('');
  return {
    isEncrypted,
    seal: (plain) => MARK + turnAround(plain),
    open: (sealed) => (sealed.startsWith(MARK) ? turnAround(sealed.slice(MARK.length)) : null),
  };
}
