import type { PartyEntry } from '../../domain/application-form/application-form.ts';

/** A unit as a cell of a summary table names it. */
type NamedParty = Pick<PartyEntry, 'name' | 'creditCode'>;

/** Only a credit code in the last brackets is one: names have brackets too, such as 样例（杭州）有限公司. */
const WITH_CODE = /\S\s*\(([0-9A-Za-z]{18})\)$/u;
const CODE_IN_BRACKETS = 20;

/** A unit written as its name, or as its name and credit code. */
export function partyIn(text: string): NamedParty {
  const trimmed = text.trim();
  const code = WITH_CODE.exec(trimmed.normalize('NFKC'))?.[1];
  if (code === undefined) return { name: trimmed, creditCode: null };
  return { name: Array.from(trimmed).slice(0, -CODE_IN_BRACKETS).join('').trim(), creditCode: code };
}

/** Units one a line, or between enumeration commas. */
export function partiesIn(text: string): NamedParty[] {
  return text
    .split(/[、\n\r;；]/u)
    .filter((part) => part.trim() !== '')
    .map(partyIn);
}

/** A unit as a summary table names it. */
export function partyText({ name, creditCode }: NamedParty): string {
  return creditCode === null ? name : `${name}（${creditCode}）`;
}
