import { configureGlobal } from 'fast-check';

// The same draws in every run, so that the score is the same. What a draw finds need not be made small, and what it has not
// found within a second it leaves to the tests that know what they look for.
configureGlobal({
  seed: 1,
  endOnFailure: true,
  interruptAfterTimeLimit: Number(process.env.MUTATION_DRAWS_MS ?? 1_000),
});
