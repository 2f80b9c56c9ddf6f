/** A heading as it is compared: without blanks, half-width, without the mark of what is required. */
export function normalizedHeading(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/gu, '').replace(/\*+$/u, '');
}

/** A heading as it is written, with the mark of what is required. */
export function shownHeading(heading: string, required: boolean | undefined): string {
  return required ? `${heading} *` : heading;
}
