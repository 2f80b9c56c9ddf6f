import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildProgram } from '../../src/commands/program.ts';
import { creditCode } from '../domain/application-forms.ts';
import { cellBy, editedForm, filledForm } from '../exchange/form/workbooks.ts';
import { buildAtlas, type Ending, runAtlas, startAtlas } from '../server/atlas-process.ts';
import { type CommandCall, BACKUP, commandCalls, DRAFT, NEXT_KEY, type Varying } from './command-calls.ts';
import { backupRows, databaseState, keysOf } from './database-state.ts';
import { recordLaw } from './record-law.ts';

const ADMIN_KEY = 'an administrator of the commands';
const LONG_ENOUGH = 600_000;
/** A folder of records that the sample data does not have. */
const TABLE_SET = join(import.meta.dirname, '../graph/table-set');
const ENVIRONMENT = { ATLAS_DATA_DIR: 'data', ATLAS_ADMIN_KEY: ADMIN_KEY, ATLAS_SAMPLE: 'on' };

/** Commands that cannot do their work beside a service, with the reason; what they answer there is looked at below. */
const NOT_BESIDE_A_SERVICE: Readonly<Record<string, string>> = {
  serve: 'a folder has one service',
  restore: 'it wants a database without rows, and a service has loaded the divisions at least',
};
/** A call of each command that works on no database. */
const WITHOUT_DATABASE = [['form', 'new', 'new.xlsx', '--policy', 'wenzhou-2025']];

/** What is never the same twice, with what stands for it. */
const VARYING: Readonly<Record<Varying, readonly [RegExp, string]>> = {
  key: [/^atlas_[\w-]{32}$/gm, 'a key'],
  instant: [/(?<=\t(?:created|revoked) )\d{4}-\d\d-\d\dT[\d:.]+Z(?=\t|$)/gm, 'an instant'],
  hash: [/\b[0-9a-f]{64}\b/g, 'a hash'],
};
/** Tells when the engine was started, besides what is in the database. */
const DATA_VERSION = /(?<="dataVersion": ?")[0-9a-f]{16}(?=")/g;

let folder: string;
beforeAll(async () => {
  await buildAtlas();
  folder = await mkdtemp(join(tmpdir(), 'atlas-commands-'));
}, LONG_ENOUGH);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A command of the program, with the words that call it. */
interface Leaf {
  readonly name: string;
  readonly command: Command;
}

/** A program that needs no settings, and tells nothing to the terminal. */
function quietProgram(): Command {
  const program = buildProgram(() => {
    throw new Error('it asked for settings');
  });
  for (const command of [program, ...everyCommand(program)]) {
    command.exitOverride().configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
  }
  return program;
}

function everyCommand(command: Command): Command[] {
  return command.commands.flatMap((each) => [each, ...everyCommand(each)]);
}

function leavesOf(command: Command, words: readonly string[] = []): Leaf[] {
  return command.commands.flatMap((each) => {
    const called = [...words, each.name()];
    return each.commands.length > 0 ? leavesOf(each, called) : [{ name: called.join(' '), command: each }];
  });
}

const LEAVES = leavesOf(quietProgram());

it('every command is called, well and badly, with every option that it has', () => {
  const { looks, changes } = commandCalls('1:0');
  const calls = [...looks, ...changes];
  const called = new Set([...calls.map(({ command }) => command), ...Object.keys(NOT_BESIDE_A_SERVICE)]);
  expect([...called].toSorted()).toEqual(LEAVES.map(({ name }) => name).toSorted());
  for (const { name, command } of LEAVES.filter((leaf) => leaf.name !== 'serve')) {
    const own = calls.filter((call) => call.command === name);
    const used = new Set(own.flatMap(({ parameters }) => parameters));
    const unused = command.options.map(({ long }) => long ?? '').filter((option) => !used.has(option));
    expect([name, unused]).toEqual([name, []]);
    // One that takes nothing can be called badly only as any can, which is looked at below.
    const takesNothing = command.registeredArguments.length === 0 && command.options.length === 0;
    expect([name, takesNothing || own.some(({ status }) => status === 1)]).toEqual([name, true]);
    expect([name, own.some(({ status }) => status === 0)]).toEqual([name, name !== 'restore']);
  }
});

it('calls that are no calls of a command are refused before a database is looked for', async ({ task }) => {
  let cases = 0;
  for (const { name, command } of LEAVES) {
    for (const parameters of noCalls(command)) {
      const words = [...name.split(' '), ...parameters];
      const ended = await quietProgram()
        .parseAsync(words, { from: 'user' })
        .then(
          () => 'done',
          (error: unknown) => error,
        );
      expect([words, ended]).toEqual([words, expect.any(CommanderError)]);
      cases += 1;
    }
  }
  recordLaw(task, {
    law: 'Every call that is none of a command, for what it lacks or has too much, and every question for its help are answered without a look at settings or database.',
    cases,
  });
});

/** Parameters that a command refuses whatever it works on: one too many, one too few, values that are none of its own. */
function noCalls(command: Command): string[][] {
  const args = command.registeredArguments.map(() => 'word');
  const mandatory = command.options.filter((option) => option.mandatory);
  const options = mandatory.flatMap(({ long, argChoices }) => [long ?? '', argChoices?.[0] ?? 'word']);
  return [
    ['--help'],
    [...args, ...options, '--no-such-option'],
    [...args, ...options, '--', 'one-too-many'],
    ...(args.length > 0 ? [[...args.slice(1), ...options]] : []),
    ...mandatory.map((left) => [
      ...args,
      ...mandatory.filter((each) => each !== left).flatMap(({ long }) => [long ?? '', 'word']),
    ]),
    ...command.options
      .filter((option) => option.required)
      .map(({ long }) => [...args, ...options, long ?? '']),
    ...command.options
      .filter((option) => option.argChoices !== undefined || option.parseArg !== undefined)
      .map(({ long }) => [...args, ...options, long ?? '', 'no-such-value']),
  ];
}

it(
  'what needs no database makes none',
  async () => {
    const bare = join(folder, 'bare');
    await mkdir(bare);
    const calls = [
      ...everyCommand(quietProgram()).map((command) => [...wordsOf(command), '--help']),
      ['--help'],
      ...WITHOUT_DATABASE,
    ];
    for (let at = 0; at < calls.length; at += 2) {
      const endings = await Promise.all(
        calls.slice(at, at + 2).map((words) => runAtlas(words, {}, { folder: bare })),
      );
      expect([calls[at], endings.map(({ status, stderr }) => [status, stderr])]).toEqual([
        calls[at],
        endings.map(() => [0, '']),
      ]);
    }
    expect(await readdir(bare)).toEqual(['new.xlsx']);
  },
  LONG_ENOUGH,
);

function wordsOf(command: Command): string[] {
  return command.parent === null ? [] : [...wordsOf(command.parent), command.name()];
}

/** What a call came to. */
interface Outcome {
  readonly call: string;
  readonly ending: Ending;
}

it(
  'every command gives beside a service what it gives without',
  async ({ task }) => {
    const [alone, looked, served] = [join(folder, 'alone'), join(folder, 'looked'), join(folder, 'served')];
    const anchor = await makeBase(alone);
    for (const copy of [looked, served]) await cp(alone, copy, { recursive: true });
    const { looks, changes } = commandCalls(anchor);
    const service = startAtlas([], ENVIRONMENT, { folder: served });
    // Without a service those that only look have a copy of their own: they need not wait, and if they did change
    // something, it would be missing from the database that is compared.
    const [ofLooks, ofChanges, beside] = await Promise.all([
      outcomesOf(looks, looked),
      outcomesOf(changes, alone),
      service.served().then(() => outcomesOf([...looks, ...changes], served)),
    ]);
    const without = [...ofLooks, ...ofChanges];
    expect(beside).toEqual(without);
    expect(without.map(({ call, ending }) => [call, ending.status])).toEqual(
      [...looks, ...changes].map((call) => [lineOf(call), call.status]),
    );
    expect(without.filter(({ ending }) => ending.stderr.includes('unexpected:'))).toEqual([]);
    expect(await filesOf(join(served, 'out'))).toEqual({
      ...(await filesOf(join(looked, 'out'))),
      ...(await filesOf(join(alone, 'out'))),
    });

    expect(await runAtlas([], ENVIRONMENT, { folder: served })).toEqual({
      status: 1,
      stdout: '',
      stderr: `atlas: ATLAS_DATA_DIR data is in use by process ${service.child.pid}; stop it, or name another folder\n`,
    });
    const restore = beside.find(({ call }) => call === `restore ${BACKUP} --json`);
    expect(restore?.ending.stderr).toMatch(
      /^atlas: the database has rows already \(\w+\); restore into a new one: another ATLAS_DATA_DIR or DATABASE_URL\n$/,
    );
    service.child.kill('SIGTERM');
    expect(await service.ended).toMatchObject({ status: 0, stderr: '' });

    const elsewhere = { ...ENVIRONMENT, ATLAS_DATA_DIR: 'restored' };
    const keys = await keysOf(join(alone, 'data'), [NEXT_KEY]);
    const [expected, found, restored] = await Promise.all([
      databaseState(join(alone, 'data'), keys),
      databaseState(join(served, 'data'), keys),
      runAtlas(['restore', BACKUP, '--json'], elsewhere, { folder: served }),
    ]);
    expect(found).toEqual(expected);
    expect(await backupRows(join(served, BACKUP), keys)).toEqual(expected.rows);
    const backup = beside.find(({ call }) => call === `backup ${BACKUP} --json`);
    expect(restored).toEqual({ status: 0, stdout: backup?.ending.stdout, stderr: '' });
    expect(await readdir(join(served, 'data'))).toEqual(await readdir(join(alone, 'data')));
    recordLaw(task, {
      law: 'Every command gives over the service that has the embedded database open what it gives where none runs: its ending, its words, its files, and every row of the database.',
      cases: without.length,
      found:
        'An export to a place that cannot be a folder, or that is one where a file is meant, was answered "unexpected" with the words of the system, and forms that cannot be read or written with its words alone; all say in words what to name instead.',
    });
  },
  LONG_ENOUGH,
);

/** Makes a folder with a database of sample data and what calls name; gives the end of the history. */
async function makeBase(to: string): Promise<string> {
  for (const name of ['out', 'empty', 'wrong-set']) await mkdir(join(to, name), { recursive: true });
  await cp(TABLE_SET, join(to, 'set'), { recursive: true });
  await writeFile(
    join(to, 'wrong-set', 'units.csv'),
    'unit_ref,name,kind\nCN-USCC:1,甲,ENTERPRISE\nLOCAL:2,乙,KING\nLOCAL:3,丙,ENTERPRISE\n',
  );
  await writeFile(join(to, 'text'), 'a text\n');
  await writeFile(join(to, 'begun.backup.gz.unfinished'), '');
  await writeFile(join(to, 'right.xlsx'), await filledForm());
  const wrong = await editedForm((sheet) => {
    cellBy(sheet('备案申请表'), '成员总数（个）', 'right').value = '四家';
  });
  await writeFile(join(to, 'wrong.xlsx'), wrong);

  const service = startAtlas([], ENVIRONMENT, { folder: to });
  const answer = await fetch(`${await service.served()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
    body: JSON.stringify({
      query: `mutation ($input: CreateUnitInput!) { createUnit(input: $input) { userErrors { code } } }`,
      variables: {
        input: {
          ref: `CN-USCC:${creditCode(1)}`,
          name: '有电话的单位',
          kind: 'ENTERPRISE',
          contactPhone: '13800000000',
        },
      },
    }),
  });
  expect(await answer.json()).toMatchObject({ data: { createUnit: { userErrors: [] } } });
  const head = await runAtlas(['history', 'head'], ENVIRONMENT, { folder: to });
  service.child.kill('SIGTERM');
  await service.ended;
  return head.stdout.trim();
}

async function outcomesOf(calls: readonly CommandCall[], at: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let draft = '';
  for (const call of calls) {
    const words = [...call.command.split(' '), ...call.parameters].map((word) =>
      word === DRAFT ? draft : word,
    );
    const ending = await runAtlas(words, { ...ENVIRONMENT, ...call.environment }, { folder: at });
    draft = / kept as (\S+)\./.exec(ending.stdout)?.[1] ?? draft;
    const stdout = (call.varies ?? []).reduce(
      (text, kind) => text.replaceAll(...VARYING[kind]),
      ending.stdout,
    );
    outcomes.push({ call: lineOf(call), ending: { ...ending, stdout } });
  }
  return outcomes;
}

function lineOf({ command, parameters }: CommandCall): string {
  return [command, ...parameters].join(' ');
}

/** What lies in a folder: each file with its rights and its content; what is in a backup is looked at by its rows. */
async function filesOf(path: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of (await readdir(path, { recursive: true })).toSorted()) {
    const found = await stat(join(path, name));
    if (found.isDirectory()) continue;
    const content = await readFile(join(path, name), 'latin1');
    const compared = name.endsWith('.gz') ? '' : content.replaceAll(DATA_VERSION, '');
    files[`${name} ${(found.mode & 0o777).toString(8)}`] = compared;
  }
  return files;
}
