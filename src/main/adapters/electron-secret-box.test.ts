import { describe, expect, it } from 'vitest';
import { createElectronSecretBox } from './electron-secret-box';

/** The system's store as Electron shows it; `account` stands for the key that only this account has. */
function systemStore(account: string | null, backend: 'basic_text' | 'gnome_libsecret' = 'gnome_libsecret') {
  return createElectronSecretBox({
    isEncryptionAvailable: () => account !== null,
    getSelectedStorageBackend: () => backend,
    encryptString: (plain) => flip(Buffer.from(`${account} ${plain}`)),
    decryptString(sealed) {
      const [owner, ...plain] = String(flip(sealed)).split(' ');
      if (owner !== account) throw new Error('wrong key');
      return plain.join(' ');
    },
  });
}

const flip = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0xff));

const key = 'sk-é secret';

describe('createElectronSecretBox', () => {
  it('seals a key so that only the same account opens it', () => {
    const box = systemStore('me');
    const sealed = box.seal(key);
    expect([box.isEncrypted, sealed.includes('secret'), box.open(sealed), systemStore('you').open(sealed)]).toEqual([
      true,
      false,
      key,
      null,
    ]);
  });

  it('says where the system does not encrypt, and labels what it keeps there', () => {
    const box = systemStore(null);
    expect([box.isEncrypted, box.seal(key).startsWith('plain:'), box.open(box.seal(key))]).toEqual([false, true, key]);
  });

  it.runIf(process.platform === 'linux')('does not take the obscuring of basic_text for encryption', () => {
    const box = systemStore('me', 'basic_text');
    expect([box.isEncrypted, box.seal(key).startsWith('plain:')]).toEqual([false, true]);
  });

  it('opens nothing that it did not seal', () => {
    expect([systemStore('me').open('sk-raw'), systemStore('me').open('sealed:!!')]).toEqual([null, null]);
  });
});
