import type { Intent } from './intents.ts';

/** What a consortium is made to show. */
export interface Shown {
  readonly ref: string;
  readonly intent: Intent;
}

/** The sample's README: what it is, and which consortium shows what. */
export function intentTable(shown: readonly Shown[]): string {
  const lines = new Map<string, string[]>();
  for (const { ref, intent } of shown) {
    const key = `| ${intent.rule} | ${intent.outcome} | ${inWords(intent.shows.name)} |`;
    lines.set(key, [...(lines.get(key) ?? []), ref.replace('LOCAL:sample-', '')]);
  }
  return `# Sample data

Everything here is invented, and marked SYNTHETIC when it is loaded: no unit, person, project or figure is a real one.
Every invented name holds one of the characters 例, 拟, 样, 仿, 设, and every credit code an organisation code from a range
that the register has not reached. The files are written by \`npx tsx prisma/generate-sample.ts\` from a fixed seed; change
the generator here, not the files.

\`prisma/sample/\` is a table set. \`prisma/sample-beyond/\` holds what the table set has no file for: project groups, the
forms of projects, reports, applications.

Each consortium is sound in all that facts decide, but for what the table says that it shows. An outcome is that of the
rule on a day on which the agreement is in force. A consortium that is listed twice combines two of them.

| rule | outcome | what is shown | consortia (LOCAL:sample-…) |
|---|---|---|---|
${[...lines].map(([key, refs]) => `${key} ${refs.join(', ')} |`).join('\n')}
`;
}

/** leadMovedOut → lead moved out */
function inWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
