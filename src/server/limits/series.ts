import { type DocumentLimit, foldSelections } from './document-limit.ts';

/**
 * Series of days within series of days: every day of the outer one would compute all days of the inner one, and
 * tell nothing new.
 */
export const seriesLimit: DocumentLimit = {
  code: 'TOO_DEEP',
  counted: 'levels of "series" within "series"',
  most: 1,
  measure: (operations) =>
    foldSelections(operations, ({ name }, beneath) => beneath + (name.value === 'series' ? 1 : 0), Math.max),
};
