import { configureGlobal } from 'fast-check';
import { roomUnderTest } from './rooms.js';

// The same draws in every run, so that the score is the same. What a draw finds need not be made small, and what it has not
// found within a second it leaves to the tests that know what they look for. What is asked of a database then goes on while
// the next test counts statements, so there all is drawn.
configureGlobal({
  seed: 1,
  endOnFailure: true,
  ...(!roomUnderTest().database && {
    interruptAfterTimeLimit: Number(process.env.MUTATION_DRAWS_MS ?? 1_000),
  }),
});
