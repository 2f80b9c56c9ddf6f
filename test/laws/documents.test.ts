import { readFileSync } from 'node:fs';
import {
  buildSchema as parseSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { expect, it } from 'vitest';
import { ENVIRONMENT } from '../../src/config.ts';
import { APPLICATION_FORM } from '../../src/domain/application-form/application-form.ts';
import { checkApplicationForm } from '../../src/domain/application-form/check.ts';
import { schema } from '../graph/ask.ts';
import { blocksOf, codeSpans, filesUnder, isThere, linksOf, PAGES } from './pages.ts';
import { recordLaw } from './record-law.ts';

const pageOf = (wanted: string) => {
  const page = PAGES.find(({ path }) => path === wanted);
  if (!page) throw new Error(`there is no page ${wanted}`);
  return page;
};

/** The rows of the tables of settings: names, and what the last cell says is the default. */
function settingsOf(page: string): { name: string; defaults: string[]; place: number }[] {
  return pageOf(page)
    .prose.split('\n')
    .filter((line) => /^\| `[A-Z][A-Z_]+`/.test(line))
    .flatMap((line) => {
      const [names = '', , given = ''] = line.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/g, ''));
      const defaults = given.split(', ');
      return [...names.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name = ''], place) => ({
        name,
        defaults,
        place,
      }));
    });
}

/** Variables of OpenTelemetry, which its own documentation explains. */
const OPEN_TELEMETRY = /^OTEL_/;
/** Defaults that are no value but come of other settings. */
const COMES_OF_OTHERS = new Set([
  'ATLAS_GRAPHIQL',
  'ATLAS_INTROSPECTION',
  'ATLAS_LOG',
  'ATLAS_PERSONAL_DATA_KEYS',
  'ATLAS_SAMPLE',
]);

it('every setting is in the table of the README with its default, and nothing else is', ({ task }) => {
  const read = Object.keys(ENVIRONMENT.shape);
  const told = settingsOf('README.md');
  expect(told.map(({ name }) => name).toSorted()).toEqual(
    read.filter((name) => !OPEN_TELEMETRY.test(name)).toSorted(),
  );
  const elsewhere = new Set(settingsOf('docs/observability.md').map(({ name }) => name));
  expect(read.filter((name) => OPEN_TELEMETRY.test(name)).filter((name) => !elsewhere.has(name))).toEqual([]);
  for (const { name, defaults, place } of told) {
    if (COMES_OF_OTHERS.has(name)) continue;
    const field = Object.entries(ENVIRONMENT.shape).find(([each]) => each === name)?.[1];
    const value: unknown = field?.parse(undefined);
    const words = value === true ? 'on' : value === false ? 'off' : String(value);
    const isNone = value === undefined || (Array.isArray(value) && value.length === 0);
    const written = (defaults[place] ?? defaults[0] ?? '').replaceAll('`', '');
    expect({ name, written: isNone ? written.slice(0, 4) : written }).toEqual({
      name,
      written: isNone ? 'none' : words,
    });
  }
  recordLaw(task, {
    law: 'Every setting is in the README with its default, and nothing else is.',
    cases: read.length,
    found: 'Nine settings stood nowhere.',
  });
});

it('every link of every page leads somewhere', ({ task }) => {
  const links = PAGES.flatMap((page) => linksOf(page).map((target) => ({ page: page.path, target })));
  expect(links.filter(({ page, target }) => !isThere(page, target))).toEqual([]);
  recordLaw(task, { law: 'Every link of every page leads somewhere.', cases: links.length });
});

it('every question on every page is one that the schema answers', ({ task }) => {
  const questions = blocksOf('graphql');
  const spans = PAGES.flatMap((page) => codeSpans(page).filter((span) => /^\{ \w+\(.*\{.*\}$/s.test(span)));
  for (const text of [
    ...questions.map((block) => block.text),
    ...spans.filter((span) => !span.includes('…')),
  ]) {
    expect([text, validate(schema, parse(text)).map(({ message }) => message)]).toEqual([text, []]);
  }
  recordLaw(task, {
    law: 'Every question on every page is one that the schema answers.',
    cases: questions.length + spans.length,
  });
});

it('every block says what it is, and is of a kind that is checked', () => {
  const kinds = PAGES.flatMap(({ blocks }) => blocks.map(({ page, language }) => ({ page, language })));
  const checked = new Set(['sh', 'graphql', 'json', 'text']);
  expect(kinds.filter(({ language }) => !checked.has(language))).toEqual([]);
});

it('the document of an application has the parts that its page tells, and the least that it shows is one', () => {
  const page = pageOf('docs/applications.md');
  const [table = ''] = /\| part \| holds \|.*?\n\n/s.exec(page.prose) ?? [];
  const parts = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(parts).toEqual(Object.keys(APPLICATION_FORM.shape));
  const least = page.blocks.find(({ language }) => language === 'json');
  const { form, problems } = checkApplicationForm(JSON.parse(least?.text ?? ''));
  expect(problems.filter(({ severity }) => severity !== 'warning')).toEqual([]);
  expect(form?.members).toHaveLength(1);
});

/** Every name of the schema: types, fields, arguments and words, and fields with their types. */
function schemaNames(): Set<string> {
  const names = new Set<string>();
  for (const type of Object.values(parseSchema(readFileSync('schema.graphql', 'utf8')).getTypeMap())) {
    names.add(type.name);
    if (isEnumType(type)) for (const { name } of type.getValues()) names.add(name);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      names.add(field.name).add(`${type.name}.${field.name}`);
      if ('args' in field) for (const { name } of field.args) names.add(name);
    }
  }
  return names;
}

/** Everything that is written in what the product is made of, apart from its pages. */
const SOURCES = ['src', 'prisma', 'policies', 'bench', 'deploy', 'scripts', 'test', 'web']
  .flatMap(filesUnder)
  .filter((path) => /\.(?:ts|js|tsx|sql|ya?ml|csv|json|sh|conf|prisma|graphql|R)$/.test(path))
  .filter((path) => !path.startsWith('test/laws/') && !path.startsWith('src/generated/'))
  .map((path) => readFileSync(path, 'utf8'))
  .concat(
    ['package.json', 'docker-compose.yml', 'Dockerfile', '.npmrc'].map((path) => readFileSync(path, 'utf8')),
  )
  .join('\n')
  .toLowerCase();

/** What others define, or what stands for something else: why nothing of ours says it word for word. */
const OF_OTHERS: readonly (readonly [RegExp, string])[] = [
  [/NOUN|NAME|TIMESTAMP|…|POSITION:HASH|FILE|DIR\b|KEY\b|COMMAND/, 'stands for what is meant'],
  [/^(?:OTEL_\w+\*?|parentbased_traceidratio)$/, 'OpenTelemetry’s'],
  [/^(?:nodejs_\w+|process_)\*$/, 'metrics of the library that counts them'],
  [/^extension\.\w+$/, 'JSON-stat’s, for what a publisher adds'],
  [/^restore_command = /, 'settings of a PostgreSQL server'],
];
/** Pages of what is not there: why things were decided, what a release changed, and a plan on paper. */
const OF_OTHER_TIMES = /^(?:docs\/decisions\/.*|docs\/scale\.md|CHANGELOG\.md)$/;

/** Whether a name is that of a column of a file, which is named by the fields that lead to it. */
function isColumn(span: string, names: ReadonlySet<string>): boolean {
  const words = span.split('_');
  const field = (from: number, to: number) =>
    words
      .slice(from, to)
      .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
      .join('');
  return words.some((_, at) => at > 0 && names.has(field(0, at)) && names.has(field(at, words.length)));
}

const COMMAND = /^(?:[A-Z_]+=\S+ )*(?:npm|npx|atlas|node|docker|kubectl|curl|openssl|printf|pg_\w+)\b/;

it('everything that pages set in letters of code is of the schema, of the sources, a file or a command', ({
  task,
}) => {
  const names = schemaNames();
  const isKnown = (page: string, span: string): boolean =>
    names.has(span) ||
    isThere(page, span) ||
    COMMAND.test(span) ||
    isColumn(span, names) ||
    SOURCES.includes(span.toLowerCase()) ||
    OF_OTHERS.some(([pattern]) => pattern.test(span)) ||
    // Words in a row, each of which is known by itself.
    (/[\s(){}:=,.|[\]]/.test(span) &&
      span
        .split(/[^\w-]+/u)
        .filter((word) => word !== '')
        .every((word) => names.has(word) || SOURCES.includes(word.toLowerCase())));
  const spans = PAGES.filter(({ path }) => !OF_OTHER_TIMES.test(path)).flatMap((page) =>
    codeSpans(page).map((span) => ({ page: page.path, span })),
  );
  expect(spans.filter(({ page, span }) => !isKnown(page, span))).toEqual([]);
  recordLaw(task, {
    law: 'Everything that pages set in letters of code is of the schema, of the sources, a file or a command.',
    cases: spans.length,
  });
});

/** The scripts of package.json. */
const scripts: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).scripts;

it('every script of npm that a page names is there', ({ task }) => {
  const named = PAGES.flatMap(({ path, text }) =>
    [...text.matchAll(/npm run ([\w:]+)/g)].map(([, script = '']) => ({ path, script })),
  );
  expect(named.filter(({ script }) => !(script in scripts))).toEqual([]);
  recordLaw(task, { law: 'Every script of npm that a page names is there.', cases: named.length });
});
