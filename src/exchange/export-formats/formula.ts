/**
 * How a text begins that a spreadsheet takes for a formula: =, +, -, @ and their full-width forms, also behind blanks.
 * An apostrophe is among them so that taking one away always gives back the text.
 */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n']|＇)/u;

/** Whether a spreadsheet could take a text for a formula. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text);
}

/** A text that no spreadsheet computes: an apostrophe before one that looks like a formula or begins with one. */
export function neutralised(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text;
}
