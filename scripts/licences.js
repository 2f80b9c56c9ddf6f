// Writes docs/licences.md: under which licences the packages are that the program is installed with, from the lock file.
// `--check` writes nothing, and fails where the file is not up to date. A licence that nobody has allowed fails always.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOfMaterials } from './bill.js';

const root = join(import.meta.dirname, '..');
const FILE = join(root, 'docs/licences.md');

/** Licences under which anything may be used here: they ask for no more than to be named. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'PSF-2.0',
  'Unlicense',
]);

/** Packages that are used all the same, or whose package.json does not say what their licence file says. */
const READ_BY_HAND = [
  {
    packages: /^elkjs@0\.11\.1$/,
    licence: 'EPL-2.0',
    note: 'unchanged, and only part of the command line of prisma, which builds',
  },
  {
    packages: /^lightningcss(-[a-z0-9-]+)?@1\.33\.0$/,
    licence: 'MPL-2.0',
    note: 'unchanged, and only part of vite, which builds',
  },
  { packages: /^seq-queue@0\.0\.5$/, licence: 'MIT', note: 'by its file LICENSE' },
];

const byLicence = new Map();
const refused = [];
for (const { group, name, version, licenses } of billOfMaterials().components) {
  const id = `${group === undefined ? '' : `${group}/`}${name}@${version}`;
  const known = READ_BY_HAND.find(({ packages }) => packages.test(id));
  const stated = (licenses ?? []).map(({ license, expression }) => expression ?? license.id ?? license.name);
  const licence = known?.licence ?? stated.join(' AND ');
  if (known === undefined && !isAllowed(licence))
    refused.push(`${id}: ${licence === '' ? 'none stated' : licence}`);
  byLicence.set(licence, [...(byLicence.get(licence) ?? []), known ? `${id} (${known.note})` : id]);
}
if (refused.length > 0) {
  process.stderr.write(`not allowed by scripts/licences.js:\n${refused.join('\n')}\n`);
  process.exit(1);
}

const sections = [...byLicence]
  .toSorted(([one], [other]) => one.localeCompare(other, 'en'))
  .map(([licence, packages]) => `## ${licence}\n\n${packages.toSorted().join(', ')}\n`);
const text = `# Licences\n\nThe packages that the program is installed with, by licence. Written by \`npm run licences\` from the lock file.\n\n${sections.join('\n')}`;
if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  process.stderr.write('docs/licences.md is not that of the lock file; write it by `npm run licences`\n');
  process.exit(1);
}

/**
 * Whether every licence that an expression names may be used.
 *
 * @param {string} expression
 * @returns {boolean}
 */
function isAllowed(expression) {
  const names = expression.replaceAll(/[()]/g, '').split(/ (?:and|or) /i);
  return names.every((name) => ALLOWED.has(name));
}
