import { normalizeCreditCode } from './credit-code.ts';

/**
 * References (编号), by which records name one another: scheme:value. CN-USCC is the scheme of unified social credit codes,
 * whose values are judged; of others, such as LOCAL or EU-PIC, the value stands as it is written.
 */
const REFERENCE = /^[^:\s]+:\S/u;

/** How a stored reference begins that holds a credit code. */
export const CREDIT_CODE_PREFIX = 'CN-USCC:';
/** Chinese input methods write full-width letters and colons; NFKC makes them half-width. */
const WRITTEN_CREDIT_CODE = /^\s*CN-USCC\s*:(.*)$/isu;

/** The reference that holds a normalised credit code. */
export function refOfCreditCode(code: string): string {
  return CREDIT_CODE_PREFIX + code;
}

/** The credit code that a stored reference holds; null where it is of another scheme. */
export function creditCodeOfRef(ref: string): string | null {
  return ref.startsWith(CREDIT_CODE_PREFIX) ? ref.slice(CREDIT_CODE_PREFIX.length) : null;
}

/**
 * Reads a reference as it is stored: a credit code in any width and case, and any other without blanks around it and with a
 * half-width colon. Its scheme stays in the case in which it is written.
 */
export function readReference(text: string): string {
  const code = WRITTEN_CREDIT_CODE.exec(text.normalize('NFKC'))?.[1];
  if (code !== undefined) return refOfCreditCode(normalizeCreditCode(code));
  const ref = text.trim();
  return ref.includes(':') ? ref : ref.replace('：', ':');
}

/** Whether what was read is a reference at all. */
export function isReference(ref: string): boolean {
  return REFERENCE.test(ref);
}

/**
 * The stored references that somebody may mean who writes this, the likeliest first: the very one, and the one whose scheme
 * is in half-width capitals, as schemes are.
 */
export function meantReferences(text: string): readonly [ref: string, ...others: string[]] {
  const ref = readReference(text);
  const end = ref.indexOf(':');
  const usual = ref.slice(0, Math.max(0, end)).normalize('NFKC').toUpperCase() + ref.slice(Math.max(0, end));
  return usual === ref ? [ref] : [ref, usual];
}
