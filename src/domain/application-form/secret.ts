import type { ApplicationForm } from './application-form.ts';
import { ENCRYPTED_PATHS } from './personal-data.ts';

/** A document or telephone number of a form, and where it stands in it. */
export interface FormSecret {
  readonly path: readonly (string | number)[];
  readonly value: string;
}

/** A form without its document and telephone numbers, and these. */
export interface OpenForm {
  readonly form: ApplicationForm;
  readonly secrets: readonly FormSecret[];
}

/** Takes the document and telephone numbers out of a form. */
export function withoutSecrets(form: ApplicationForm): OpenForm {
  const open = structuredClone(form);
  const secrets: FormSecret[] = [];
  for (const pattern of ENCRYPTED_PATHS) {
    for (const { holder, key, path } of slotsOf(open, pattern, [])) {
      const value = holder[key];
      if (typeof value === 'string') secrets.push({ path, value });
      holder[key] = null;
    }
  }
  return { form: open, secrets };
}

/** Puts document and telephone numbers back into their form. */
export function withSecrets({ form, secrets }: OpenForm): ApplicationForm {
  const whole = structuredClone(form);
  for (const { path, value } of secrets) {
    const [slot] = slotsOf(whole, path, []);
    if (slot) slot.holder[slot.key] = value;
  }
  return whole;
}

/**
 * The numbers that stay when a form takes the place of another: those that the new one leaves out while whoever they
 * belong to stands under the same name at the same place. So nobody needs to see a number to change something else.
 */
export function carriedOver(before: OpenForm, form: ApplicationForm): FormSecret[] {
  return before.secrets.filter(({ path }) => {
    const [then] = slotsOf(before.form, path, []);
    const [now] = slotsOf(form, path, []);
    return then && now && now.holder[now.key] === null && ownerOf(then.holder) === ownerOf(now.holder);
  });
}

/** The name that an entry goes by: its own, or that of the contact of the whole form. */
function ownerOf(holder: Readonly<Record<string, unknown>>): unknown {
  return holder['name'] ?? holder['contactName'];
}

interface Slot {
  readonly holder: Record<string, unknown>;
  readonly key: string;
  readonly path: readonly (string | number)[];
}

/** The slots that a path leads to; `*` stands for every entry of a list. */
function slotsOf(
  value: unknown,
  [step, ...rest]: readonly (string | number)[],
  path: readonly (string | number)[],
): Slot[] {
  if (step === undefined) return [];
  if (Array.isArray(value)) {
    return value.flatMap((entry: unknown, index) =>
      step === '*' || step === index ? slotsOf(entry, rest, [...path, index]) : [],
    );
  }
  if (!isHolder(value) || typeof step !== 'string' || !Object.hasOwn(value, step)) return [];
  if (rest.length === 0) return [{ holder: value, key: step, path: [...path, step] }];
  return slotsOf(value[step], rest, [...path, step]);
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
