// Changes rooms of the source in one small place at a time, and fails where the tests notice less than 95 % of the changes.
// `npm run test:mutation` tries all rooms, `-- policy domain` those two, `-- policy --files src/policy/mend.ts` some files of
// one, `-- rights --every 8` one of eight changes, and `--write` writes what came out into docs/reliability.md.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOMS } from './mutation/rooms.js';
import { isTried } from './mutation/sample.js';

const root = join(import.meta.dirname, '..');
const LEAST_SCORE = 95;
const DOCUMENT = join(root, 'docs/reliability.md');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'boolean', default: false },
    files: { type: 'string' },
    every: { type: 'string', default: '1' },
  },
});
const rooms = positionals.length > 0 ? positionals : Object.keys(ROOMS);
const wrong = rooms.filter((room) => !(room in ROOMS));
if (wrong.length > 0) {
  process.stderr.write(`no room ${wrong.join(', ')}; there are ${Object.keys(ROOMS).join(', ')}\n`);
  process.exit(2);
}
let failed = false;
for (const room of rooms) failed = !tried(room) || failed;
process.exit(failed ? 1 : 0);

/** Tries a room, tells what was not noticed, and says whether enough was. */
function tried(room) {
  const folder = mkdtempSync(join(tmpdir(), 'mutation-'));
  const report = join(folder, 'report.json');
  const begun = Date.now();
  spawnSync(join(root, 'node_modules/.bin/stryker'), ['run'], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      MUTATION_ROOM: room,
      MUTATION_REPORT: report,
      MUTATION_EVERY: values.every,
      ...(values.files && { MUTATION_FILES: values.files }),
    },
  });
  if (!existsSync(report)) {
    process.stderr.write(`${room}: no changes were tried\n`);
    rmSync(folder, { recursive: true });
    return false;
  }
  const minutes = Math.ceil((Date.now() - begun) / 60_000);
  const mutants = Object.entries(JSON.parse(readFileSync(report, 'utf8')).files)
    .flatMap(([file, { mutants }]) => mutants.map((mutant) => ({ file, ...mutant })))
    .filter(({ id }) => isTried(id, Number(values.every)));
  rmSync(folder, { recursive: true });
  const having = (...statuses) => mutants.filter((mutant) => statuses.includes(mutant.status));
  for (const mutant of having('Survived', 'NoCoverage')) {
    process.stdout.write(
      `${mutant.file}:${mutant.location.start.line}:${mutant.location.start.column} ${mutant.status} ${mutant.mutatorName}: ${mutant.replacement?.split('\n')[0]}\n`,
    );
  }
  const noticed = having('Killed', 'Timeout').length;
  const counted = noticed + having('Survived', 'NoCoverage').length;
  const score = ((noticed / counted) * 100).toFixed(2);
  process.stdout.write(`${room}: ${noticed} of ${counted} changes noticed, ${score} %, in ${minutes} min\n`);
  if (values.write) {
    const part = values.every === '1' ? room : `${room}, one of ${values.every}`;
    const row = [
      part,
      counted,
      noticed,
      having('Survived', 'NoCoverage').length,
      having('Ignored').length,
      `${score} %`,
    ];
    write(room, `| ${[...row, `${minutes} min`, new Date().toISOString().slice(0, 10)].join(' | ')} |`);
  }
  return Number(score) >= LEAST_SCORE;
}

/** Puts the row of a room into the table of the document. */
function write(room, row) {
  const text = readFileSync(DOCUMENT, 'utf8');
  writeFileSync(
    DOCUMENT,
    text.replace(new RegExp(`^\\| ${room}\\b[^|]*\\|.*$`, 'm'), () => row),
  );
}
