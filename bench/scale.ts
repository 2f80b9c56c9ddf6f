import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { MEASURED_FILE, readMeasured } from './scale/measured.ts';
import { scaleTables, withTables } from './scale/tables.ts';

const PAGE = join(import.meta.dirname, '../docs/scale.md');
const SERVER = process.env['DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres';

const options = new Command('bench:scale')
  .description('Simulates 300 cities and a million consortia over many PostgreSQL servers.')
  .option('--drawn <number>', 'of how many consortia members are drawn (50,000)', Number)
  .option('--measure', 'measures 1,000 consortia on a server anew first, in a database that is dropped')
  .option('--write', 'writes the tables into docs/scale.md')
  .option('--check', 'fails where docs/scale.md has other tables')
  .parse()
  .opts<{ drawn?: number; measure?: true; write?: true; check?: true }>();

if (options.measure) {
  // Read only here, for it brings the whole product along.
  const { measure } = await import('./scale/measure.ts');
  await writeFile(MEASURED_FILE, `${JSON.stringify(await measure(SERVER, 1000), null, 2)}\n`);
}
const tables = scaleTables(readMeasured(), options.drawn);
if (options.write || options.check) {
  const page = await readFile(PAGE, 'utf8');
  const written = withTables(page, tables);
  if (options.write) await writeFile(PAGE, written);
  else if (written !== page) {
    process.stderr.write('docs/scale.md has other tables; npm run bench:scale -- --write\n');
    process.exitCode = 1;
  }
} else {
  for (const [name, text] of tables) process.stdout.write(`${name}\n\n${text}\n`);
}
