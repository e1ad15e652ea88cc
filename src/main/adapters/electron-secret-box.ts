import type { SafeStorage } from 'electron';
import type { SecretBox } from '../../core/ports';

type SystemStore = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
>;

const SEALED = 'sealed:';
/** Readable by anyone who reads the file. The user is told (`isEncrypted`), and the prefix says so in the data too. */
const PLAIN = 'plain:';

/** Keys sealed by the system's own store. Asked for only when needed: on Linux the first question may wake a keyring. */
export function createElectronSecretBox(safeStorage: SystemStore): SecretBox {
  const canEncrypt = () =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');

  return {
    get isEncrypted() {
      return canEncrypt();
    },
    seal(plain) {
      if (canEncrypt()) return SEALED + safeStorage.encryptString(plain).toString('base64');
      return PLAIN + Buffer.from(plain, 'utf8').toString('base64');
    },
    open(sealed) {
      if (sealed.startsWith(PLAIN)) return Buffer.from(sealed.slice(PLAIN.length), 'base64').toString('utf8');
      if (!sealed.startsWith(SEALED)) return null;
      try {
        return safeStorage.decryptString(Buffer.from(sealed.slice(SEALED.length), 'base64'));
      } catch {
        // Sealed on another machine or account: the port's answer for that is null.
        return null;
      }
    },
  };
}
