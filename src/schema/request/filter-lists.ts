/** What holds of every list in a filter, for its description. */
export const LISTS_OF_FILTER =
  'Within one list any value will do, and so an empty list leaves nothing; what is left out or null filters nothing; all that is given holds.';

/** What holds of a list of alternatives beside a filter, for its description. */
export const EMPTY_LEAVES_NOTHING = 'An empty list leaves nothing; left out or null it filters nothing.';

/** What the argument `having` is, for its description: its items all hold, and where there are none that is so of every group. */
export const HAVING = 'Only groups of which all of these hold (分组筛选); an empty list leaves all groups.';
