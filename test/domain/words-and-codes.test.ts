import {
  creditCodeOfRef,
  isReference,
  meantReferences,
  readReference,
  refOfCreditCode,
} from '../../src/domain/reference.ts';
import { describe, expect, it } from 'vitest';
import { isIdentityNumber } from '../../src/domain/application-form/identity-number.ts';
import { completeCreditCode, creditCodeFault, normalizeCreditCode } from '../../src/domain/credit-code.ts';
import { maskDocumentNumber, maskPhone } from '../../src/domain/masking.ts';

describe('a credit code', () => {
  // Published codes: Alibaba (China), Huawei Technologies, Peking University, the Chinese Academy of Sciences.
  it.each(['91330100799655058B', '914403001922038216', '12100000400002259P', '121000000000123943'])(
    '%s that somebody has is told right or wrong by its check character alone',
    (code) => {
      const right = completeCreditCode(code.slice(0, 17));
      expect(creditCodeFault(right)).toBeUndefined();
      expect(creditCodeFault(code)).toBe(right === code ? undefined : 'CHECK_CHARACTER');
    },
  );

  it('is held to GB 32100: Alibaba’s and Huawei’s fit', () => {
    expect(completeCreditCode('91330100799655058')).toBe('91330100799655058B');
    expect(completeCreditCode('91440300192203821')).toBe('914403001922038216');
  });

  it('has a check character of 0 where the remainder is 0', () => {
    // All weights times 0 is 0.
    expect(completeCreditCode('00000000000000000')).toBe('000000000000000000');
    expect(creditCodeFault('000000000000000000')).toBeUndefined();
  });

  it.each([
    ['91330100799655058', 'LENGTH'],
    ['91330100799655058B0', 'LENGTH'],
    ['', 'LENGTH'],
    ['9133010079965505IB', 'CHARACTER'],
    ['91330100799655058I', 'CHARACTER'],
    ['913301007996550589', 'CHECK_CHARACTER'],
  ])('%s has the fault %s', (code, fault) => {
    expect(creditCodeFault(code)).toBe(fault);
  });

  it.each(['9133010079965505', '91330100799655058B', '9133010079965505I'])(
    'cannot be completed from %s',
    (begin) => {
      expect(() => completeCreditCode(begin)).toThrow(
        new RangeError(`not the first 17 characters of a credit code: ${begin}`),
      );
    },
  );

  it('notices every single character that is another', () => {
    const code = completeCreditCode('91330100799655058');
    for (let at = 0; at < 17; at += 1) {
      for (const other of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
        if (other === code[at]) continue;
        expect(creditCodeFault(code.slice(0, at) + other + code.slice(at + 1))).toBe('CHECK_CHARACTER');
      }
    }
  });

  it('is normalised', () => {
    expect(normalizeCreditCode('　９１３３０１００７９９６５５０５８ｂ ')).toBe('91330100799655058B');
  });
});

describe('a reference', () => {
  it.each([
    ['CN-USCC:91330100799655058b', 'CN-USCC:91330100799655058B', '91330100799655058B'],
    [' cn-uscc ：９１３ ', 'CN-USCC:913', '913'],
    ['CN-USCC:', 'CN-USCC:', ''],
    ['LOCAL:a', 'LOCAL:a', null],
    ['　LOCAL：ａ：b ', 'LOCAL:ａ：b', null],
    ['local:a', 'local:a', null],
    ['LOCAL:CN-USCC:1', 'LOCAL:CN-USCC:1', null],
    ['CN-USCC 913', 'CN-USCC 913', null],
  ])('is read as it is stored: %j', (written, stored, code) => {
    expect(readReference(written)).toBe(stored);
    expect(readReference(stored)).toBe(stored);
    expect(creditCodeOfRef(stored)).toBe(code);
    expect(code === null ? stored : refOfCreditCode(code)).toBe(stored);
  });

  it('is a scheme with a value', () => {
    expect(['LOCAL:a', 'a:b:c', 'EU-PIC:999'].filter((ref) => !isReference(ref))).toEqual([]);
    expect(['', 'abc', ':a', 'LOCAL:', 'LOCAL: a', 'a b:c'].filter(isReference)).toEqual([]);
  });

  it.each([
    ['local：a', ['local:a', 'LOCAL:a']],
    ['ＬＯＣＡＬ:a', ['ＬＯＣＡＬ:a', 'LOCAL:a']],
    ['LOCAL:a', ['LOCAL:a']],
    ['cn-uscc:91330100799655058b', ['CN-USCC:91330100799655058B']],
    ['nothing', ['nothing']],
  ])('may mean one whose scheme is in capitals: %s', (written, meant) => {
    expect(meantReferences(written)).toEqual(meant);
  });
});

describe('an identity number', () => {
  it.each([
    // The example of GB 11643-1999, and the same in lower case, full width and with blanks.
    ['11010519491231002X', true],
    ['11010519491231002x', true],
    [' １１０１０５１９４９１２３１００２Ｘ ', true],
    ['440524188001010014', true],
    ['110105194912310021', false],
    ['11010519491331002X', false],
    ['11010519490229002X', false],
    ['1101051949123100X', false],
    ['A11010519491231002X', false],
    ['11010519491231002XA', false],
    ['E00000000', false],
    ['', false],
  ])('%s: %s', (text, is) => {
    expect(isIdentityNumber(text)).toBe(is);
  });

  it('has one check character, and no other', () => {
    const fitting = Array.from('0123456789X').filter((last) => isIdentityNumber(`11010519491231002${last}`));
    expect(fitting).toEqual(['X']);
  });
});

describe('a masked number', () => {
  it.each([
    ['11010519491231002X', '1****************X'],
    ['E000000', 'E*****0'],
    ['E00000', '******'],
    ['', ''],
    ['𠮷12345𠮷', '𠮷*****𠮷'],
  ])('of a document %s is %s', (number, mask) => {
    expect(maskDocumentNumber(number)).toBe(mask);
  });

  it.each([
    ['13800005678', '138****5678'],
    ['19900005678', '199****5678'],
    // Not of a mobile: too short, too long, or a second digit that none has.
    ['1380000567', '********67'],
    ['138000056789', '**********89'],
    ['12800005678', '*********78'],
    ['0577-60000012', '***********12'],
    ['600012', '******'],
    ['6000012', '*****12'],
  ])('of a telephone %s is %s', (number, mask) => {
    expect(maskPhone(number)).toBe(mask);
  });
});
