import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generateSample } from './generator/sample.ts';

// Writes the sample data anew: `npx tsx prisma/generate-sample.ts`.
for (const folder of ['sample', 'sample-beyond']) {
  await rm(join(import.meta.dirname, folder), { recursive: true, force: true });
}
for (const [file, text] of generateSample()) {
  const path = join(import.meta.dirname, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
