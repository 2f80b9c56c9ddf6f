/** Of so many changes one is tried, as MUTATION_EVERY says; all unless it is set. */
const EVERY = Number(process.env.MUTATION_EVERY ?? 1);

/** Whether a change is of the sample, by its number; the same for whoever tries the changes and whoever counts them. */
export function isTried(mutant, every = EVERY) {
  return Number(mutant) % every === 0;
}
