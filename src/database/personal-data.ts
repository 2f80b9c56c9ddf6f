import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Where an encrypted value is kept: it is readable there and nowhere else, so that nobody can move it to another row. */
export interface EncryptionContext {
  readonly table: string;
  readonly column: string;
  /** What names the row for as long as it is there: its number, or its reference. */
  readonly row: string | number;
}

/** Every column that keeps personal data encrypted, with the column that names the row in {@link EncryptionContext}. */
export const ENCRYPTED_COLUMNS = [
  { table: 'Unit', column: 'contactPhoneCipher', row: 'id' },
  { table: 'ProjectPerson', column: 'documentNumberCipher', row: 'id' },
  { table: 'ProjectPerson', column: 'phoneCipher', row: 'id' },
  { table: 'Application', column: 'personalDataCipher', row: 'ref' },
] as const;

/** That personal data cannot be stored, because there is no key to encrypt it with. */
export class NoPersonalDataKeyError extends Error {
  override readonly name = 'NoPersonalDataKeyError';

  constructor() {
    super('there is no key for personal data; set ATLAS_PERSONAL_DATA_KEYS to 32 bytes as base64');
  }
}

const ALGORITHM = 'aes-256-gcm';
/** The layout: version, key id, nonce, tag, ciphertext. */
const VERSION = 1;
const KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const NONCE_AT = 1 + KEY_ID_BYTES;
const TAG_AT = NONCE_AT + NONCE_BYTES;
const TEXT_AT = TAG_AT + TAG_BYTES;
/** What the key of fingerprints is derived for, so that it is another one than that of ciphers. */
const FINGERPRINTS = 'consortium-atlas fingerprints';
/** Names the fingerprints that were made without a key. */
const UNKEYED = 'plain';

/** Whether a text is a key: 32 bytes as base64. */
export function isPersonalDataKey(text: string): boolean {
  return /^[\w+/-]{43}=?$/.test(text) && Buffer.from(text, 'base64').length === KEY_BYTES;
}

/** A new key. */
export function newPersonalDataKey(): string {
  return randomBytes(KEY_BYTES).toString('base64');
}

/**
 * The keys that personal data is encrypted with (AES-256-GCM). The first encrypts; all decrypt, so that a new key is put
 * in front and the old ones stay until everything has been encrypted anew.
 */
export class PersonalDataKeys {
  readonly #byId: ReadonlyMap<string, Buffer>;
  readonly #first: { readonly id: string; readonly key: Buffer } | undefined;

  /** @param keys each 32 bytes as base64. */
  constructor(keys: readonly string[]) {
    const named = keys.map((text) => {
      const key = Buffer.from(text, 'base64');
      return { id: idOf(key), key };
    });
    this.#byId = new Map(named.map(({ id, key }) => [id, key]));
    this.#first = named[0];
  }

  /** Encrypts a text for one context. Throws NoPersonalDataKeyError where there is no key. */
  encrypt(text: string, context: EncryptionContext): Buffer<ArrayBuffer> {
    if (!this.#first) throw new NoPersonalDataKeyError();
    const head = Buffer.concat([Buffer.from([VERSION]), Buffer.from(this.#first.id, 'hex')]);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#first.key, nonce).setAAD(boundTo(head, context));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([head, nonce, cipher.getAuthTag(), body]);
  }

  /** The text of a stored value; undefined where no key opens it, or it was encrypted in another context. */
  decrypt(stored: Uint8Array, context: EncryptionContext): string | undefined {
    const bytes = Buffer.from(stored);
    const key = bytes.length < TEXT_AT || bytes[0] !== VERSION ? undefined : this.#byId.get(keyIdOf(bytes));
    if (!key) return undefined;
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(NONCE_AT, TAG_AT))
      .setAAD(boundTo(bytes.subarray(0, NONCE_AT), context))
      .setAuthTag(bytes.subarray(TAG_AT, TEXT_AT));
    try {
      return decipher.update(bytes.subarray(TEXT_AT), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      // Whatever does not fit, key, context or bytes, shows as a tag that does not.
      return undefined;
    }
  }

  /**
   * The same for the same text, and of no use to whoever tries texts without having the first key (HMAC-SHA-256). Without
   * any key it is a plain hash: then no number can be stored, and no request that holds one is kept.
   */
  fingerprint(text: string): string {
    return fingerprintBy(this.#first, text);
  }

  /** Whether a fingerprint is that of a text, whichever of the keys made it; false where its key is gone. */
  isFingerprintOf(fingerprint: string, text: string): boolean {
    const [id = ''] = fingerprint.split(':');
    const key = this.#byId.get(id);
    if (!key && id !== UNKEYED) return false;
    return fingerprint === fingerprintBy(key && { id, key }, text);
  }

  /** The beginning of whatever the first key encrypts, as hexadecimal digits; undefined where there is no key. */
  get currentHead(): string | undefined {
    return this.#first && Buffer.from([VERSION]).toString('hex') + this.#first.id;
  }
}

/** No keys: nothing can be stored, and nothing read. */
export const NO_PERSONAL_DATA_KEYS = new PersonalDataKeys([]);

function fingerprintBy(
  named: { readonly id: string; readonly key: Buffer } | undefined,
  text: string,
): string {
  if (!named) return `${UNKEYED}:${createHash('sha256').update(text).digest('hex')}`;
  const derived = Buffer.from(hkdfSync('sha256', named.key, '', FINGERPRINTS, KEY_BYTES));
  return `${named.id}:${createHmac('sha256', derived).update(text).digest('hex')}`;
}

function idOf(key: Buffer): string {
  return createHash('sha256')
    .update(key)
    .digest('hex')
    .slice(0, 2 * KEY_ID_BYTES);
}

function keyIdOf(bytes: Buffer): string {
  return bytes.subarray(1, NONCE_AT).toString('hex');
}

function boundTo(head: Buffer, { table, column, row }: EncryptionContext): Buffer {
  return Buffer.concat([head, Buffer.from(JSON.stringify([table, column, String(row)]))]);
}
