// Brings `dist`, and the code that Prisma generates, up to date with the sources.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * The steps of the build with what each reads. A step is left out where its output is there and its last success is newer
 * than its sources.
 */
const STEPS = [
  {
    name: 'generate',
    sources: [
      'prisma/schema.prisma',
      'prisma/data-model-generator.js',
      'prisma.config.ts',
      'package-lock.json',
    ],
    output: 'src/generated/data-model.ts',
    command: ['prisma/build/index.js', 'generate'],
  },
  {
    name: 'bundle the service',
    sources: ['src', 'prisma/schema.prisma', 'vite.service.config.ts', 'package-lock.json'],
    output: 'dist/main.js',
    command: ['vite/bin/vite.js', 'build', '--config', 'vite.service.config.ts', '--logLevel', 'error'],
  },
  {
    name: 'bundle the dashboard',
    sources: ['web/dashboard', 'package-lock.json'],
    output: 'dist/web/dashboard/index.html',
    command: ['vite/bin/vite.js', 'build', '--config', 'web/dashboard/vite.config.ts', '--logLevel', 'error'],
  },
  {
    name: 'bundle GraphiQL',
    sources: ['web/graphiql', 'package-lock.json'],
    output: 'dist/web/graphiql/index.html',
    command: ['vite/bin/vite.js', 'build', '--config', 'web/graphiql/vite.config.ts', '--logLevel', 'error'],
  },
];

for (const { name, sources, output, command } of STEPS) {
  const stamp = join(root, 'dist/.built', name);
  const built = modified(join(root, output)) === undefined ? 0 : (modified(stamp) ?? 0);
  if (sources.some((source) => newest(join(root, source)) > built)) {
    build(name, command);
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, '');
  }
}

/**
 * @param {string} name
 * @param {string[]} command
 */
function build(name, [program = '', ...parameters]) {
  const file = join(root, 'node_modules', program);
  // Standard output belongs to the command.
  const { status } = spawnSync(process.execPath, [file, ...parameters], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status === 0) return;
  process.stderr.write(`atlas: the build step "${name}" failed; the lines above say why\n`);
  process.exit(1);
}

/**
 * When a file, or the newest file of a folder, was last changed.
 *
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  if (modified(path) === undefined) return 0;
  if (!statSync(path).isDirectory()) return modified(path) ?? 0;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/**
 * @param {string} path
 * @returns {number | undefined}
 */
function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
