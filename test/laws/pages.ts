import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A page of the documentation. */
export interface Page {
  readonly path: string;
  readonly text: string;
  /** The text without what stands in blocks. */
  readonly prose: string;
  readonly blocks: readonly Block[];
}

/** What stands between fences. */
export interface Block {
  readonly page: string;
  /** `sh`, `graphql`, `json` or `text`. */
  readonly language: string;
  readonly text: string;
}

/** The files of a folder and of those in it. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const FENCED = /^```(\S*)\n(.*?)^```$/gms;

/** Every page that is written by hand; docs/licences.md is a list that a program writes. */
export const PAGES: readonly Page[] = ['docs', 'deploy']
  .flatMap(filesUnder)
  .concat([
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CHANGELOG.md',
    'bench/README.md',
    'policies/README.md',
  ])
  .filter((path) => path.endsWith('.md'))
  .filter((path) => path !== 'docs/licences.md')
  .toSorted()
  .map((path) => {
    const text = readFileSync(path, 'utf8');
    const blocks = [...text.matchAll(FENCED)].map(([, language = '', inside = '']) => ({
      page: path,
      language,
      text: inside,
    }));
    return { path, text, prose: text.replaceAll(FENCED, ''), blocks };
  });

/** The blocks of a language on all pages. */
export function blocksOf(language: string): Block[] {
  return PAGES.flatMap(({ blocks }) => blocks.filter((block) => block.language === language));
}

/** Lines of a shell, without what is said of them; one that ends in a backslash goes on. */
export function shellLines({ text }: Block): string[] {
  const joined = text.replaceAll(/\\\n\s*/g, '');
  const lines: string[] = [];
  for (const line of joined.split('\n')) {
    const last = lines.at(-1);
    // A text in quotes may go on in the next line.
    if (last !== undefined && (last.split("'").length - 1) % 2 === 1)
      lines[lines.length - 1] = `${last}\n${line}`;
    else lines.push(line);
  }
  return lines.map((line) => line.replace(/\s+# .*$/, '').trim()).filter((line) => line !== '');
}

/** What is set in letters of code in a page's prose. */
export function codeSpans({ prose }: Page): string[] {
  return [...prose.matchAll(/(`+)(.+?)\1/gs)].map(([, , inside = '']) =>
    inside.replaceAll(/\s+/g, ' ').trim(),
  );
}

/** Where the links of a page lead, but for those that leave the repository. */
export function linksOf({ prose }: Page): string[] {
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target));
}

/** Whether a link or path that a page names is there: beside the page, at the root, or where such files lie. */
export function isThere(page: string, target: string): boolean {
  const [path = ''] = target.split('#');
  const places = [
    dirname(page),
    '.',
    'src',
    'test',
    'docs',
    'policies/wenzhou-2025',
    'prisma/sample',
    'prisma/migrations',
    'test/rights/table',
  ];
  return path === '' || places.some((place) => existsSync(join(place, path)));
}
