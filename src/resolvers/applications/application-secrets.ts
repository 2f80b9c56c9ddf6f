import { z } from 'zod';
import { NoPersonalDataKeyError, type PersonalDataKeys } from '../../database/personal-data.ts';
import type { FormSecret } from '../../domain/application-form/secret.ts';
import { inputError, RefusedChangeError } from '../request/user-error.ts';

const secretList = z.array(z.object({ path: z.array(z.union([z.string(), z.int()])), value: z.string() }));

/**
 * The document and telephone numbers of an application's form as they are kept: encrypted for its reference, all in one.
 * Null where there are none.
 *
 * @throws RefusedChangeError naming each of them where there is no key: nothing personal is stored that is not encrypted.
 */
export function sealedSecrets(
  keys: PersonalDataKeys,
  ref: string,
  secrets: readonly FormSecret[],
): Uint8Array | null {
  if (secrets.length === 0) return null;
  try {
    return keys.encrypt(JSON.stringify(secrets), encryptionContextOf(ref));
  } catch (error) {
    if (!(error instanceof NoPersonalDataKeyError)) throw error;
    throw new RefusedChangeError(secrets.map(({ path }) => notKept(path)));
  }
}

/**
 * The document and telephone numbers of an application's form from what is kept of them.
 *
 * @throws RefusedChangeError where no key of the service opens them.
 */
export function openedSecrets(keys: PersonalDataKeys, ref: string, kept: Uint8Array | null): FormSecret[] {
  if (kept === null) return [];
  const text = keys.decrypt(kept, encryptionContextOf(ref));
  if (text !== undefined) return secretList.parse(JSON.parse(text));
  throw new RefusedChangeError([
    inputError('PERSONAL_DATA_UNREADABLE', {
      zh: '已加密保存的证件号码和电话无法用本服务现有密钥解密；请联系运维人员补齐密钥。',
      en: 'Numbers are stored, and none of the service’s keys opens them; ask whoever runs the service for the key that is missing.',
    }),
  ]);
}

function encryptionContextOf(ref: string) {
  return { table: 'Application', column: 'personalDataCipher', row: ref } as const;
}

function notKept(path: FormSecret['path']) {
  return inputError(
    'PERSONAL_DATA_NOT_KEPT',
    {
      zh: '此服务尚未配置个人信息加密密钥，不保存此项；请留空。',
      en: 'Personal data is kept encrypted, and this service has no key to do so; leave this out.',
    },
    'form',
    ...path.map(String),
  );
}
