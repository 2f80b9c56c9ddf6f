import { execFile } from 'node:child_process';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../..');
/** Where both stages work. */
const WORKDIR = '/atlas';

/** A line of a Dockerfile, continuations joined. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** The instructions of the Dockerfile, stage by stage. */
export async function readStages(): Promise<readonly (readonly Instruction[])[]> {
  const text = await readFile(join(ROOT, 'Dockerfile'), 'utf8');
  const instructions = text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ name: line.split(' ', 1)[0] ?? '', text: line.slice(line.indexOf(' ') + 1) }));
  const starts = instructions.flatMap(({ name }, index) => (name === 'FROM' ? [index] : []));
  return starts.map((start, stage) => instructions.slice(start, starts[stage + 1]));
}

/** What ENV sets in a stage. */
export function environmentOf(stage: readonly Instruction[]): Record<string, string> {
  const pairs = stage
    .filter(({ name }) => name === 'ENV')
    .flatMap(({ text }) => text.split(' ').map((pair) => pair.split('=')));
  return Object.fromEntries(pairs);
}

/** A command written as a list of its words, after the word that leads to it. */
export function commandOf(stage: readonly Instruction[], instruction: string): string[] {
  const text = stage.find(({ name }) => name === instruction)?.text ?? '';
  const words: unknown = JSON.parse(text.slice(text.indexOf('[')));
  return Array.isArray(words) ? words.map(String) : [];
}

/**
 * Does what a stage does, in a folder: copies from the repository, or from the folder of the stage before, and runs
 * what is run in the folder that it works in. What is run elsewhere in the image is left out.
 */
export async function carryOut(
  stage: readonly Instruction[],
  folder: string,
  before?: string,
): Promise<void> {
  const run = promisify(execFile);
  const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environmentOf(stage) };
  for (const { name, text } of stage) {
    if (name === 'COPY') {
      const words = text.split(' ').filter((word) => !word.startsWith('--'));
      const target = words.pop() ?? '.';
      const from = text.startsWith('--from=') ? before : ROOT;
      if (from === undefined) throw new Error(`there is no stage to copy from: ${text}`);
      for (const word of words) await copy(join(from, inFolder(word)), join(folder, placeOf(word, target)));
    }
    if (name === 'RUN' && !/ \/\w/.test(text)) {
      await run('sh', ['-c', text], { cwd: folder, env: environment, maxBuffer: 10_000_000 });
    }
  }
}

function inFolder(path: string): string {
  return path.replace(`${WORKDIR}/`, '');
}

function placeOf(source: string, target: string): string {
  return target === './' ? inFolder(source) : target;
}

async function copy(source: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await cp(source, target, { recursive: true, filter: isOfFreshClone });
}

/** What was generated here before would hide that a build does not generate it. */
function isOfFreshClone(path: string): boolean {
  return !path.startsWith(join(ROOT, 'src/generated'));
}
