import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { buildProgram } from '../../src/commands/program.ts';
import { buildAtlas, runAtlas, startAtlas } from '../server/atlas-process.ts';
import { blocksOf, filesUnder, PAGES, shellLines } from './pages.ts';
import { recordLaw } from './record-law.ts';
import { curlRequest, shellWords } from './shell-words.ts';

const ADMIN_KEY = 'an administrator of the pages';
const LONG_ENOUGH = 900_000;
/** A folder of records that is small. */
const TABLE_SET = join(import.meta.dirname, '../graph/table-set');
const SMALL_BACKUP = 'small.backup.gz';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atlas-pages-'));
  await buildAtlas();
}, LONG_ENOUGH);
afterAll(() => rm(folder, { recursive: true, force: true }));

const LINES = blocksOf('sh').flatMap((block) =>
  shellLines(block).map((line) => ({ page: block.page, line })),
);
const ATLAS = /^npm run atlas -- /;
const CURL = /^curl /;

/** Lines that no test can run, with the reason; what they name is looked up all the same. */
const NOT_RUN: readonly (readonly [RegExp, string])[] = [
  [/^npm ci && npm (?:start|test)$/, 'they install anew and run everything, as .ci/run does'],
  [
    /^docker build -t consortium-atlas \. && docker run /,
    'there is no docker; test/release looks at the image',
  ],
  [/^npm run bench/, 'they take minutes and a server of their own'],
];

const environment = (name: string, more: Record<string, string> = {}) => ({
  ATLAS_DATA_DIR: join(folder, name),
  ATLAS_ADMIN_KEY: ADMIN_KEY,
  ...more,
});

it('every line of a shell is run here, or says why it is not, and what it names is there', async () => {
  const unclaimed = LINES.filter(
    ({ line }) => !ATLAS.test(line) && !CURL.test(line) && !NOT_RUN.some(([pattern]) => pattern.test(line)),
  );
  expect(unclaimed).toEqual([]);
  const programs = filesUnder('bench').filter((path) => path.endsWith('.ts'));
  const sources = (await Promise.all(programs.map((path) => readFile(path, 'utf8')))).join('\n');
  for (const { line } of LINES.filter((each) => each.line.startsWith('npm run bench'))) {
    for (const [, flag = ''] of line.matchAll(/ --([a-z]\w+)/g)) {
      expect([line, flag, new RegExp(`\\b${flag}\\b`).test(sources)]).toEqual([line, flag, true]);
    }
  }
});

function unconfigured(): never {
  throw new Error('the settings were read');
}

/** The commands, by the words that lead to them, with what they say of themselves. */
function helpOf(command: Command, words: readonly string[] = []): ReadonlyMap<string, string> {
  if (command.commands.length === 0) return new Map([[words.join(' '), command.helpInformation()]]);
  return new Map(command.commands.flatMap((each) => [...helpOf(each, [...words, each.name()])]));
}

it(
  'every command is in the list of the README, and every command and option that a page names is one',
  async ({ task }) => {
    const known = helpOf(buildProgram(unconfigured));
    const readme = PAGES.find(({ path }) => path === 'README.md')?.text ?? '';
    const [list = ''] = /`npm run atlas -- COMMAND`: (.*?); each explains/s.exec(readme) ?? [];
    const told = [...list.matchAll(/`([a-z][^`]*)`/g)].flatMap(([, span = '']) => {
      const [name = '', ...rest] = span.split(' ');
      const parts = rest[0]?.includes('|') ? rest[0].split('|').map((part) => `${name} ${part}`) : [name];
      return name === 'npm' ? [] : parts;
    });
    expect(told.toSorted()).toEqual([...known.keys()].toSorted());
    const named = PAGES.flatMap(({ text }) =>
      [...text.matchAll(/(?:npm run atlas --|`atlas) ([a-z][^\n`#]*)/g)].map(([, words = '']) =>
        words.trim(),
      ),
    );
    for (const words of named) {
      const path = [...known.keys()].find((name) => words === name || words.startsWith(`${name} `));
      const options = [...words.matchAll(/(?<!\S)\[?--([a-z-]+)/g)].map(([, option = '']) => `--${option}`);
      const help = path === undefined ? '' : (known.get(path) ?? '');
      const isGroup = [...known.keys()].some((name) => name.startsWith(`${words} `));
      expect([words, isGroup || path !== undefined]).toEqual([words, true]);
      expect([words, options.filter((option) => !help.includes(option))]).toEqual([words, []]);
    }
    recordLaw(task, {
      law: 'Every command is in the README, and every command and option that a page names is one.',
      cases: known.size + named.length,
    });
  },
  LONG_ENOUGH,
);

/** An answer, whether or not it tells of errors. */
const answered = z.object({ data: z.unknown(), errors: z.unknown().optional() });
/** An answer without errors. */
const reply = z.object({ data: z.record(z.string(), z.unknown()), errors: z.undefined().optional() });

/** What stands for something else in lines of pages; files are named in a folder of ours. */
function replaced(word: string, line: string, anchor: string): string {
  switch (word) {
    case 'FILE':
      if (line.includes(' restore ')) return join(folder, SMALL_BACKUP);
      return join(folder, 'files', line.includes(' backup ') ? 'atlas.backup.gz' : 'consortia.csv');
    case 'DIR':
      return line.includes(' import ') ? TABLE_SET : join(folder, 'files', word);
    case 'FILE.xlsx':
    case 'form.xlsx':
    case 'draft.json':
    case 'summary.xlsx':
      return join(folder, 'files', word);
    case 'KEY':
      return 'wenzhou-2025';
    case 'POSITION:HASH':
      return anchor;
    case 'CN-USCC:91330300…':
      return 'CN-USCC:91330300YY00061209';
    default:
      return word.startsWith('out/') ? join(folder, 'files', word) : word;
  }
}

/** Lines that need a database of their own. */
const OF_A_NEW_ONE = /^npm run atlas -- (?:import|restore)\b/;
/** An empty form has problems, which the command says, and by its exit. */
const OF_AN_EMPTY_FORM = /^npm run atlas -- form read\b/;
/** Every command that a page shows, once. What may be left out is given. */
const COMMANDS = [
  ...new Set(LINES.map(({ line }) => line.replaceAll(/[[\]]/g, '')).filter((line) => ATLAS.test(line))),
];

async function runLine(line: string, anchor: string, where: Record<string, string>): Promise<string> {
  const words = shellWords(line.replace(ATLAS, ''), {}).map((word) => replaced(word, line, anchor));
  const { status, stdout, stderr } = await runAtlas(words, where);
  const isEmpty = OF_AN_EMPTY_FORM.test(line);
  expect({ line, status, stderr: isEmpty ? '' : stderr }).toEqual({
    line,
    status: isEmpty ? 1 : 0,
    stderr: '',
  });
  return stdout;
}

/** One after another, for some take what another has made. */
async function runOnServed(at: Record<string, string>): Promise<void> {
  const anchor = (await runLine('npm run atlas -- history head', '', at)).trim();
  for (const line of COMMANDS.filter((each) => !OF_A_NEW_ONE.test(each))) await runLine(line, anchor, at);
}

async function runOnNewOnes(): Promise<void> {
  const kept = environment('kept', { ATLAS_SAMPLE: 'off' });
  for (const words of [
    ['import', TABLE_SET],
    ['backup', join(folder, SMALL_BACKUP)],
  ]) {
    expect(await runAtlas(words, kept)).toMatchObject({ status: 0, stderr: '' });
  }
  for (const [number, line] of COMMANDS.filter((each) => OF_A_NEW_ONE.test(each)).entries()) {
    await runLine(line, '', environment(`new-${number}`, { ATLAS_SAMPLE: 'off' }));
  }
}

it(
  'every command that a page shows does what it is shown to do, and every request is answered as the page says',
  async ({ task }) => {
    const at = environment('served', { ATLAS_SAMPLE: 'on' });
    const atlas = startAtlas(['serve'], at);
    const service = await atlas.served();
    await Promise.all([runOnServed(at), runOnNewOnes()]);
    recordLaw(task, {
      law: 'Every command that a page shows does what it is shown to do.',
      cases: COMMANDS.length,
      found: 'docs/forms.md wrote the form of a consortium without saying of which policy, which is refused.',
    });

    const form = new Blob([await readFile(join(folder, 'files', 'form.xlsx'))]);
    const ask = async (line: string) => {
      const [, ...words] = shellWords(line, { KEY: ADMIN_KEY });
      const { url, init } = curlRequest(words, () => form);
      return fetch(`${service}${url.pathname}${url.search}`, init);
    };
    const lines = LINES.filter(({ line }) => CURL.test(line));
    for (const { line } of lines) {
      const response = await ask(line);
      expect([line, response.status]).toEqual([line, 200]);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect([line, bytes.length]).not.toEqual([line, 0]);
      if (line.includes('/graphql')) reply.parse(JSON.parse(bytes.toString()));
    }
    const first = lines.find(({ page, line }) => page === 'README.md' && line.includes('/graphql'));
    const written = blocksOf('json').find(({ page }) => page === 'README.md');
    const { data } = reply.parse(await (await ask(first?.line ?? '')).json());
    expect({ data }).toEqual(JSON.parse(written?.text ?? ''));
    const questions = blocksOf('graphql');
    for (const { text: query } of questions) {
      const response = await fetch(`${service}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      const { data: told, errors } = answered.parse(await response.json());
      expect({ query, errors }).toEqual({ query, errors: undefined });
      expect({ query, told }).not.toEqual({ query, told: null });
    }
    atlas.child.kill('SIGTERM');
    expect((await atlas.ended).status).toBe(0);
    recordLaw(task, {
      law: 'Every request that a page shows is answered, as the page says where it says how.',
      cases: lines.length + questions.length + 1,
    });
  },
  LONG_ENOUGH,
);
