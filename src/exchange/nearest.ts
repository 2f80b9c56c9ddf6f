const SHOWN = 3;
const ALL_SHOWN_UP_TO = 8;
/** Of what was written; no word of the field is longer. */
const LONGEST_COMPARED = 100;

/** The words of a list to name to somebody who wrote another: all of a short list, the nearest of a long one. */
export function nearestWords(written: string, words: readonly string[]): string {
  if (words.length <= ALL_SHOWN_UP_TO) return words.join(', ');
  const wanted = written.trim().toUpperCase();
  const byDistance = words
    .map((word) => ({ word, distance: editDistance(wanted, word.toUpperCase()) }))
    .toSorted((a, b) => a.distance - b.distance);
  const nearest = byDistance.slice(0, SHOWN).map(({ word }) => word);
  return `${nearest.join(', ')} or another of the ${words.length}`;
}

/** How many characters must be inserted, removed or replaced to make one text of another (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let index = 0; index < Math.min(from.length, LONGEST_COMPARED); index += 1) {
    const next = [index + 1];
    for (let at = 0; at < to.length; at += 1) {
      const replaced = (row[at] ?? 0) + (from[index] === to[at] ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
