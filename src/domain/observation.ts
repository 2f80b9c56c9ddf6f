import { type Decimal, shownQuotient } from './decimal.ts';

/** How a figure came to be, after SDMX's OBS_STATUS. */
export const OBSERVATION_STATUSES = ['NORMAL', 'ESTIMATED', 'MISSING', 'SUPPRESSED'] as const;
export type ObservationStatus = (typeof OBSERVATION_STATUSES)[number];

/** Of how many in a group a figure is known. */
export interface Reporting {
  readonly nTotal: number;
  readonly nReported: number;
}

/** MISSING where nobody reported, ESTIMATED where some did not and the rest stands for all, else NORMAL. */
export function observationStatus({ nTotal, nReported }: Reporting): ObservationStatus {
  if (nReported === 0) return 'MISSING';
  return nReported < nTotal ? 'ESTIMATED' : 'NORMAL';
}

/** How a figure came to be that is computed of others: as the one of them of which least is known. */
export function combinedStatus(statuses: readonly ObservationStatus[]): ObservationStatus {
  return OBSERVATION_STATUSES.findLast((status) => statuses.includes(status)) ?? 'NORMAL';
}

/** The share of the group of which the figure is known; null for an empty group. */
export function coverage({ nTotal, nReported }: Reporting): Decimal | null {
  return shownQuotient(nReported, nTotal);
}

/** Sums of the money of fewer than so many give away what one of them has. */
export const LEAST_DISCLOSED = 10;

/** A group as disclosure sees it: its key and how many stand behind its sum. */
export interface DisclosureCell {
  readonly key: readonly (string | null)[];
  readonly n: number;
}

/**
 * The groups whose sums must be withheld, by their indices in the list. First those of fewer than
 * {@link LEAST_DISCLOSED}; then, in every row and column of the table that the groups form, the smallest others, until
 * those withheld there are too many for the margin minus the rest to give one of them away.
 */
export function withheldCells(cells: readonly DisclosureCell[]): ReadonlySet<number> {
  const sizeOf = (index: number) => cells[index]?.n ?? 0;
  const withheld = new Set(cells.flatMap(({ n }, index) => (n > 0 && n < LEAST_DISCLOSED ? [index] : [])));
  const lines = linesOf(cells);
  for (let before = -1; before !== withheld.size;) {
    before = withheld.size;
    for (const line of lines) {
      const hidden = line.filter((index) => withheld.has(index));
      const behind = hidden.reduce((sum, index) => sum + sizeOf(index), 0);
      if (hidden.length === 0 || (hidden.length > 1 && behind >= LEAST_DISCLOSED)) continue;
      const next = line
        .filter((index) => !withheld.has(index) && sizeOf(index) > 0)
        .toSorted((a, b) => sizeOf(a) - sizeOf(b) || a - b)[0];
      if (next !== undefined) withheld.add(next);
    }
  }
  return withheld;
}

/** The rows and columns that have a margin: groups that differ in one dimension alone, and all groups together. */
function linesOf(cells: readonly DisclosureCell[]): number[][] {
  const dimensions = cells[0]?.key.length ?? 0;
  const lines = new Map<string, number[]>();
  for (const [index, { key }] of cells.entries()) {
    for (let dimension = 0; dimension < dimensions; dimension += 1) {
      const name = JSON.stringify([dimension, ...key.toSpliced(dimension, 1)]);
      const line = lines.get(name);
      if (line) line.push(index);
      else lines.set(name, [index]);
    }
  }
  return [...lines.values(), cells.map((_, index) => index)];
}
