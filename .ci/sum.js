// Adds up the results that Vitest wrote for each suite: node sum.js RESULTS.json …
import { readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;
for (const file of process.argv.slice(2)) {
  if (file.includes('*')) continue; // the pattern itself, where no suite has run
  const results = JSON.parse(readFileSync(file, 'utf8'));
  passed += results.numPassedTests;
  failed += results.numFailedTests;
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
