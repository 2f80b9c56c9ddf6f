import { describe, expect, it } from 'vitest';
import { innerRoomOf, roomOf, type Source, sourcesOf } from './sources.ts';

/**
 * What each room may name of ours, and which packages it never does. The generated client counts to the database; the
 * files beside the rooms put the program together and may name everything.
 */
const ROOMS: Readonly<
  Record<
    string,
    { readonly names: readonly string[]; readonly types?: readonly string[]; readonly never: RegExp }
  >
> = {
  domain: { names: [], never: /^(pg|prisma|@prisma|@electric-sql|graphql|@pothos|@apollo|node:)/ },
  model: {
    names: ['domain', 'generated'],
    never: /^(pg|prisma|@prisma|@electric-sql|graphql|@pothos|@apollo|node:)/,
  },
  policy: {
    names: ['domain'],
    never: /^(pg|prisma|@prisma|@electric-sql|graphql|@pothos|@apollo|node:(http|net))/,
  },
  database: {
    names: ['domain', 'generated', 'package-files.ts'],
    never: /^(graphql|@pothos|@apollo|node:http)/,
  },
  exchange: {
    names: ['domain', 'model', 'database', 'generated', 'package-files.ts'],
    never: /^(graphql|@pothos|@apollo|node:http)/,
  },
  resolvers: {
    names: ['domain', 'model', 'policy', 'database', 'exchange', 'generated'],
    never: /^(@pothos|@apollo|node:http|pg|@electric-sql)/,
  },
  schema: {
    names: ['resolvers', 'model', 'domain'],
    types: ['policy'],
    never: /^(@apollo|node:http|pg|prisma|@prisma|@electric-sql)/,
  },
  server: {
    // Exports of lists (docs/decisions/0008) answer a query as a file, whose formats are the exchange's and whose columns the model's.
    names: [
      'schema',
      'model',
      'database',
      'resolvers',
      'exchange',
      'generated',
      'config.ts',
      'package-files.ts',
    ],
    types: ['policy'],
    never: /^(pg|@prisma|@electric-sql|@pothos)/,
  },
  commands: {
    names: [
      'server',
      'schema',
      'resolvers',
      'exchange',
      'policy',
      'database',
      'domain',
      'generated',
      'config.ts',
      'package-files.ts',
    ],
    never: /^(pg|@prisma|@electric-sql|@pothos|@apollo)/,
  },
};
/**
 * What each room inside `resolvers` and `schema` may name of the others inside it. A room of the schema may besides name the
 * room of the resolvers that has its name, and those that this one names.
 */
const INNER_ROOMS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  resolvers: {
    request: [],
    nouns: ['request'],
    compliance: ['request', 'nouns'],
    history: ['request', 'nouns'],
    statistics: ['request', 'nouns', 'compliance'],
    changes: ['request', 'nouns', 'compliance'],
    applications: ['request', 'nouns', 'compliance', 'changes'],
    plan: ['request', 'nouns', 'statistics'],
  },
  schema: {
    request: [],
    nouns: ['request'],
    compliance: ['request', 'nouns'],
    history: ['request', 'nouns'],
    statistics: ['request', 'nouns', 'compliance'],
    changes: ['request', 'nouns', 'compliance'],
    applications: ['request', 'nouns', 'compliance', 'history', 'changes'],
  },
};
/** A history calls a field what the mutations call it; the schema hands it these names. */
const HANDED_IN = 'src/schema/history/history.ts → src/resolvers/changes/records/field-names.ts';
/** The blank facts that an input starts from are values, and belong to what the policies ask about. */
const VALUES_OF_POLICY = 'src/policy/facts.ts';

const sources = sourcesOf('src');
const isOurs = (target: string) => target.startsWith('src/');

describe('the arrows between the rooms', () => {
  it('are read from the files', () => {
    const unit = sources.find(({ path }) => path === 'src/schema/nouns/unit.ts');
    expect(unit?.imports).toEqual(
      expect.arrayContaining([
        { target: 'src/domain/vocabulary.ts', typesOnly: true },
        { target: 'src/resolvers/nouns/unit.ts', typesOnly: false },
      ]),
    );
    const [a, b] = ['src/a.ts', 'src/b.ts'].map((path, at, both) => ({
      path,
      text: '',
      imports: [{ target: both[1 - at] ?? '', typesOnly: false }],
    }));
    expect(a && b && circles([a, b])).toEqual(['src/a.ts → src/b.ts → src/a.ts']);
  });

  it('are said for every room', () => {
    const rooms = new Set(sources.map(({ path }) => roomOf(path)).filter((room) => !room.endsWith('.ts')));
    expect([...rooms].toSorted()).toEqual(Object.keys(ROOMS).toSorted());
  });

  it('lead from the model to no database: of what is generated it reads the data model alone', () => {
    const generated = sources
      .filter(({ path }) => roomOf(path) === 'model')
      .flatMap(({ imports }) => imports.filter(({ target }) => target.startsWith('src/generated/')));
    expect(new Set(generated.map(({ target }) => target))).toEqual(new Set(['src/generated/data-model.ts']));
  });

  it.each(Object.keys(ROOMS))('of %s point down', (room) => {
    const { names = [], types = [], never = /$^/ } = ROOMS[room] ?? {};
    const wrong = sources
      .filter(({ path }) => roomOf(path) === room)
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ target, typesOnly }) => {
            if (!isOurs(target)) return never.test(target);
            const to = roomOf(target);
            if (to === room || names.includes(to)) return false;
            return !(types.includes(to) && (typesOnly || target === VALUES_OF_POLICY));
          })
          .map(({ target }) => `${path} → ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(INNER_ROOMS))('are said for every room inside %s', (outer, rooms) => {
    const inside = sources.filter(({ path }) => roomOf(path) === outer);
    const found = new Set(inside.map(({ path }) => innerRoomOf(path)).filter((room) => room !== undefined));
    expect([...found].toSorted()).toEqual(Object.keys(rooms).toSorted());
  });

  it.each(
    Object.entries(INNER_ROOMS).flatMap(([outer, rooms]) => Object.keys(rooms).map((room) => [outer, room])),
  )('inside %s point down from %s', (outer = '', room = '') => {
    const wrong = sources
      .filter(({ path }) => roomOf(path) === outer && innerRoomOf(path) === room)
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ target }) => {
            const to = innerRoomOf(target);
            // What stands beside the rooms puts them together, and none of them may name it.
            if (to === undefined) return isOurs(target) && roomOf(target) in INNER_ROOMS;
            const names = INNER_ROOMS[roomOf(target)]?.[room] ?? [];
            return to !== room && !names.includes(to);
          })
          .map(({ target }) => `${path} → ${target}`),
      )
      .filter((arrow) => arrow !== HANDED_IN);
    expect(wrong).toEqual([]);
  });

  it('of a client of the public API lead nowhere under src', () => {
    const wrong = sourcesOf('web').flatMap(({ path, imports }) =>
      imports.filter(({ target }) => isOurs(target)).map(({ target }) => `${path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('form no circle', () => {
    expect(circles(sources)).toEqual([]);
  });
});

describe('what a room is without', () => {
  it('a clock, in the words, sums and rules of the field', () => {
    const clock = /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bsetTimeout\(/;
    const timed = sources.filter(
      ({ path, text }) => /^src\/(domain|policy)\//.test(path) && clock.test(text),
    );
    expect(timed.map(({ path }) => path)).toEqual([]);
  });

  it('SQL and Prisma, in the types of the graph', () => {
    const sql = /\bsql`|\.prisma\.|\bSELECT\b/;
    const querying = sources.filter(({ path, text }) => path.startsWith('src/schema/') && sql.test(text));
    expect(querying.map(({ path }) => path)).toEqual([]);
  });
});

describe('a file', () => {
  const written = [...sources, ...sourcesOf('test'), ...sourcesOf('web'), ...sourcesOf('prisma')];

  it('has at most 400 lines', () => {
    const long = written.filter(({ text }) => text.split('\n').length - 1 > 400);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('hands on nothing that another file exports', () => {
    const barrels = written.filter(({ text }) =>
      /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s+from\s+'\./m.test(text),
    );
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });

  it('is named after what it holds', () => {
    const vague = written.filter(({ path }) => /\/(utils?|helpers?|common|misc|index)\.tsx?$/.test(path));
    expect(vague.map(({ path }) => path)).toEqual([]);
  });
});

/** Each circle of imports that a walk along the arrows closes, from a file back to itself; types count as well. */
function circles(all: readonly Source[]): string[] {
  const targets = new Map(all.map(({ path, imports }) => [path, imports.map(({ target }) => target)]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (done.has(path) || trail.includes(path)) return;
    for (const target of targets.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of all) walk(path, []);
  return found;
}
