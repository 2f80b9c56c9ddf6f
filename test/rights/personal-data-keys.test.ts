import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  newPersonalDataKey,
  NO_PERSONAL_DATA_KEYS,
  PersonalDataKeys,
} from '../../src/database/personal-data.ts';
import { maskDocumentNumber, maskPhone } from '../../src/domain/masking.ts';

const PLACE = { table: 'ProjectPerson', column: 'phoneCipher', row: 7 };

describe('keys of personal data', () => {
  const old = newPersonalDataKey();
  const fresh = newPersonalDataKey();

  it('encrypt otherwise every time, and decrypt what they encrypted', () => {
    const keys = new PersonalDataKeys([old]);
    const [one, other] = [keys.encrypt('13800005678', PLACE), keys.encrypt('13800005678', PLACE)];
    expect(one.equals(other)).toBe(false);
    expect(one.includes('13800005678')).toBe(false);
    expect(keys.decrypt(one, PLACE)).toBe('13800005678');
    expect(keys.decrypt(keys.encrypt('港澳通行证 H1234567(0)', PLACE), PLACE)).toBe('港澳通行证 H1234567(0)');
    expect(keys.decrypt(keys.encrypt('', PLACE), PLACE)).toBe('');
  });

  it('know a text again by its fingerprint, which tells nobody without them anything', () => {
    const [older, both, younger] = [[old], [fresh, old], [fresh]].map((keys) => new PersonalDataKeys(keys));
    const made = older?.fingerprint('13800005678') ?? '';
    expect(made).toBe(older?.fingerprint('13800005678'));
    expect(made).not.toContain(createHash('sha256').update('13800005678').digest('hex'));
    expect([older, both, younger].map((keys) => keys?.isFingerprintOf(made, '13800005678'))).toEqual([
      true,
      true,
      false,
    ]);
    expect(both?.isFingerprintOf(made, '13800005679')).toBe(false);
    expect(both?.fingerprint('13800005678')).toBe(younger?.fingerprint('13800005678'));
    expect(both?.isFingerprintOf('', '')).toBe(false);
  });

  it('that are none know what was sent before there were any', () => {
    const made = NO_PERSONAL_DATA_KEYS.fingerprint('a request');
    expect(NO_PERSONAL_DATA_KEYS.isFingerprintOf(made, 'a request')).toBe(true);
    expect(new PersonalDataKeys([fresh]).isFingerprintOf(made, 'a request')).toBe(true);
  });

  it('open nothing that was moved to another row, column or table', () => {
    const keys = new PersonalDataKeys([old]);
    const stored = keys.encrypt('13800005678', PLACE);
    for (const elsewhere of [{ row: 8 }, { column: 'documentNumberCipher' }, { table: 'Unit' }]) {
      expect(keys.decrypt(stored, { ...PLACE, ...elsewhere })).toBeUndefined();
    }
  });

  it('open nothing that was changed by one bit, cut off, or is no cipher at all', () => {
    const keys = new PersonalDataKeys([old]);
    const stored = keys.encrypt('13800005678', PLACE);
    for (let at = 0; at < stored.length; at += 1) {
      const changed = Buffer.from(stored);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect({ at, opened: keys.decrypt(changed, PLACE) }).toEqual({ at, opened: undefined });
      expect(keys.decrypt(stored.subarray(0, at), PLACE)).toBeUndefined();
    }
    expect(keys.decrypt(Buffer.from('13800005678'), PLACE)).toBeUndefined();
  });

  it('decrypt by old keys and encrypt by the first', () => {
    const stored = new PersonalDataKeys([old]).encrypt('13800005678', PLACE);
    const both = new PersonalDataKeys([fresh, old]);
    expect(both.decrypt(stored, PLACE)).toBe('13800005678');
    const anew = both.encrypt('13800005678', PLACE);
    expect(new PersonalDataKeys([fresh]).decrypt(anew, PLACE)).toBe('13800005678');
    expect(new PersonalDataKeys([old]).decrypt(anew, PLACE)).toBeUndefined();
    expect(new PersonalDataKeys([fresh]).decrypt(stored, PLACE)).toBeUndefined();
  });

  it('say what to set where there is none', () => {
    const none = new PersonalDataKeys([]);
    expect(() => none.encrypt('1', PLACE)).toThrow('ATLAS_PERSONAL_DATA_KEYS');
    expect(none.decrypt(new PersonalDataKeys([old]).encrypt('1', PLACE), PLACE)).toBeUndefined();
  });
});

it.each([
  [maskDocumentNumber, '330302199001011234', '3****************4'],
  [maskDocumentNumber, '33030219900101123X', '3****************X'],
  [maskDocumentNumber, 'E12345678', 'E*******8'],
  [maskDocumentNumber, '123456', '******'],
  [maskDocumentNumber, '', ''],
  [maskPhone, '13812345678', '138****5678'],
  [maskPhone, '0577-88881234', '***********34'],
  [maskPhone, '88881234', '******34'],
  [maskPhone, '96871', '*****'],
])('%o of %s shows %s', (mask, text, shown) => {
  expect(mask(text)).toBe(shown);
});
