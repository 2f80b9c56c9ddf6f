import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { schema } from '../graph/ask.ts';

/** How a question is asked. */
export interface Manner {
  /** How often the field is asked for, under as many names. */
  readonly times: number;
  /** How many rows the lists on the way to it have. */
  readonly rows: number;
  /** What every argument that is a day is given; days of their own for each name where this is left out. */
  readonly day?: string;
  /** Whether the arguments are given too that narrow, order or change what is asked for. */
  readonly narrowed?: boolean;
}

/** A field with a document that asks for it. */
export interface Question {
  readonly name: string;
  readonly takesDay: boolean;
  /** Whether it takes arguments that narrow, order or change what is asked for. */
  readonly narrows: boolean;
  readonly document: (manner: Manner) => string;
}

/** What arguments of these names are given: what the sample has, so that there is something to do. */
const KNOWN: Readonly<Record<string, string>> = {
  policy: '"wenzhou-2025"',
  policies: '["wenzhou-2025", "zhejiang-2022", "taizhou-2025-draft"]',
  totalCost: '"1000000"',
  search: '"有限公司"',
  at: '"0.9"',
  atLeast: '"0.5"',
  division: '"330300"',
  parent: '"330000"',
  code: '"330300"',
  groupBy: '[CITY]',
  verdicts: '[COMPLIANT, UNDETERMINED]',
  first: '{ tier: MUNICIPAL }',
  second: '{ tier: PROVINCIAL }',
  statistic: 'MEAN',
};
/** These say from where on, or leave only few: what is asked without them holds what is asked with them. */
const LEFT_OUT = new Set(['after', 'before', 'last', 'overdue', 'abolished', 'level']);
/** These narrow, order or change what is asked for, and take work of their own: all is asked for with and without them. */
const NARROWING = new Set(['filter', 'edges', 'orderBy', 'having', 'sample', 'readings', 'reform']);
/** What is asked for once in so many bars is not asked for in bars of given edges. */
const INSTEAD: Readonly<Record<string, string>> = { edges: 'bins', search: 'filter' };
/** Numbers that anybody may order and narrow groups by. */
const OPEN_MEASURES: Readonly<Record<string, string>> = {
  ConsortiumMeasure: 'RD_INTENSITY',
  UnitMeasure: 'RD_INTENSITY',
  ProjectMeasure: 'LEVERAGE',
};
/** A number of the policy that is asked about. */
const REFORM = '[{ rule: "WZ-C3", parameter: "minimum", value: "0.4" }]';
const NUMBERS: Readonly<Record<string, number>> = { first: 100, permutations: 30_000 };
/** Arguments that name a single record. */
const SINGLE = new Set(['ref', 'id', 'ids', 'code', 'key']);
/** What a field is asked with, without which it refuses. */
const NEEDED: Readonly<Record<string, string>> = { fundingStatistics: 'filter: { phases: [PAID] }' };
/** The entries of all lists of a document: it may have no more than 5,000 words and signs. */
const MOST_ENTRIES = 1800;

/** A way to the objects of a type: what stands before and behind the selection. */
export type Way = (rows: number, selection: string) => string;

/** Every field that anybody can reach, and for each type all fields without arguments at once. */
export function questions(): readonly Question[] {
  return [...waysToTypes()].flatMap(([type, way]) => {
    const fields = Object.values(type.getFields());
    const plain = fields.filter(
      (field) =>
        isLeafType(getNamedType(field.type)) &&
        field.args.length === 0 &&
        field.extensions.right === undefined,
    );
    const own = fields.filter((field) => !plain.includes(field));
    return [
      ...(plain.length > 0 ? [plainQuestion(type, plain, way)] : []),
      ...own.map((field) => fieldQuestion(type, field, way)),
    ];
  });
}

function plainQuestion(
  type: GraphQLObjectType,
  fields: readonly GraphQLField<unknown, unknown>[],
  way: Way,
): Question {
  return {
    name: `${type.name}, plain`,
    takesDay: false,
    narrows: false,
    document: ({ times, rows }) =>
      way(
        rows,
        Array.from({ length: times }, (_, at) => {
          const name = fields[at % fields.length]?.name ?? '';
          return `a${at}: ${name}`;
        }).join(' '),
      ),
  };
}

function fieldQuestion(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, way: Way): Question {
  const rich = selectionOf(getNamedType(field.type).name, 1);
  const poor = selectionOf(getNamedType(field.type).name, 0);
  return {
    name: `${type.name}.${field.name}`,
    takesDay: field.args.some(takesDay),
    narrows: field.args.some(({ name }) => NARROWING.has(name)),
    document: ({ times, rows, day, narrowed = false }) =>
      way(
        rows,
        Array.from(
          { length: times },
          (_, at) =>
            `a${at}: ${field.name}${argumentsOf(field, { at, day, narrowed, entries: Math.floor(MOST_ENTRIES / times) })} ${times > 1 ? poor : rich}`,
        ).join(' '),
      ),
  };
}

/** The shortest ways from the query, breadth first. */
export function waysToTypes(): ReadonlyMap<GraphQLObjectType, Way> {
  const query = schema.getQueryType();
  if (!query) throw new Error('the schema has no query');
  return waysFrom(query);
}

/** The shortest ways from the objects of a type to those of others, breadth first. */
export function waysFrom(start: GraphQLObjectType): ReadonlyMap<GraphQLObjectType, Way> {
  const ways = new Map<GraphQLObjectType, Way>([[start, (_, selection) => `{ ${selection} }`]]);
  for (const [type, way] of ways) {
    // Lists first: they lead to more rows than single records do.
    const fields = Object.values(type.getFields()).toSorted(
      (a, b) =>
        Number(b.args.some(({ name }) => name === 'first')) -
        Number(a.args.some(({ name }) => name === 'first')),
    );
    for (const field of fields) {
      const next = getNamedType(field.type);
      // A single record would have to be known, and lists lead to the same.
      const isSingle = field.args.some(({ name }) => SINGLE.has(name));
      if (!isObjectType(next) || ways.has(next) || isSingle) continue;
      ways.set(next, (rows, selection) =>
        way(rows, `${field.name}${shortArguments(field, rows)} { ${selection} }`),
      );
    }
  }
  return ways;
}

function shortArguments(field: GraphQLField<unknown, unknown>, rows: number): string {
  const given = field.args
    .filter((argument) => isRequiredArgument(argument) || isPageSize(argument))
    .map((argument) =>
      isPageSize(argument)
        ? `first: ${rows}`
        : `${argument.name}: ${valueOf(argument, { at: 0, day: '2025-07-01', narrowed: false, entries: 1 })}`,
    );
  return written(field, given);
}

function argumentsOf(field: GraphQLField<unknown, unknown>, asked: Asked): string {
  const instead = asked.narrowed ? field.args.map(({ name }) => INSTEAD[name]) : [];
  const given = field.args
    .filter(
      (argument) =>
        isRequiredArgument(argument) ||
        (NARROWING.has(argument.name) ? asked.narrowed : !LEFT_OUT.has(argument.name)),
    )
    .filter(({ name }) => !instead.includes(name))
    .map((argument) => `${argument.name}: ${valueOf(argument, asked)}`);
  return written(field, given);
}

function written({ name }: GraphQLField<unknown, unknown>, given: readonly string[]): string {
  const needed = given.some((each) => each.startsWith('filter:')) ? undefined : NEEDED[name];
  const all = needed === undefined ? given : [...given, needed];
  return all.length === 0 ? '' : `(${all.join(', ')})`;
}

function isPageSize({ name, type }: GraphQLArgument): boolean {
  return name === 'first' && !isInputObjectType(getNamedType(type));
}

/** For which name a value is, its day, and how many entries its lists may have. */
interface Asked {
  readonly at: number;
  readonly day: string | undefined;
  readonly entries: number;
  readonly narrowed: boolean;
}

/** The largest value of an argument; the seeds and days of each name are its own, so that nothing is done once for all. */
function valueOf(
  { name, type, extensions: { most } }: GraphQLArgument | GraphQLInputField,
  asked: Asked,
): string {
  const plain = isNonNullType(type) ? type.ofType : type;
  if (name === 'seed') return String(asked.at + 1);
  if (plain.toString() === 'Int') return String(NUMBERS[name] ?? most ?? 1);
  const known = name === 'reform' ? REFORM : (OPEN_MEASURES[getNamedType(type).name] ?? KNOWN[name]);
  if (known !== undefined) return known;
  if (name === 'edges') return edges(Math.min(most ?? 1, asked.entries));
  if (name === 'ref') return '"LOCAL:none"';
  if (!isListType(plain)) return plainValue(plain, asked);
  const entries = Array.from({ length: Math.min(most ?? 1, asked.entries) }, (_, index) =>
    plainValue(plain.ofType, { ...asked, at: asked.at * 50 + index, entries: 1 }),
  );
  return `[${entries.join(', ')}]`;
}

function plainValue(type: GraphQLInputType, asked: Asked): string {
  const plain = isNonNullType(type) ? type.ofType : type;
  if (isInputObjectType(plain)) {
    const fields = Object.values(plain.getFields());
    // Of inputs of which one is to be chosen none is required.
    const given =
      plain.name === 'CityFigure'
        ? fields.slice(0, 1)
        : fields.filter((field) => isSizing(field) || (asked.narrowed && isNarrowing(plain, field)));
    return `{ ${given.map((field) => `${field.name}: ${valueOf(field, asked)}`).join(', ')} }`;
  }
  if (isEnumType(plain)) return plain.getValues()[0]?.name ?? 'null';
  switch (plain.toString()) {
    case 'Date':
      return `"${asked.day ?? dayNumber(asked.at)}"`;
    case 'Int':
      return '1';
    case 'Boolean':
      return 'true';
    case 'Decimal':
      return '"0.5"';
    case 'DivisionCode':
      return '"330300"';
    default:
      return `"none${asked.at}"`;
  }
}

/** What an input must be given, and the members that it may be given. */
function isSizing(field: GraphQLInputField): boolean {
  return isRequiredInputField(field) || field.name === 'addMembers';
}

/** Of a filter, an order or a condition whatever does not leave nothing: names and records are few that are there. */
function isNarrowing({ name }: GraphQLInputObjectType, { type, name: field }: GraphQLInputField): boolean {
  if (!/(Filter|Order|Having|Sample|Readings)(Input)?$/.test(name)) return false;
  return !['String', 'ID', 'Date'].includes(getNamedType(type).name) && !field.startsWith('max');
}

/** So many rising numbers from 0 to 1. */
function edges(count: number): string {
  return `[${Array.from({ length: Math.max(2, count) }, (_, at) => `"${at}e-3"`).join(', ')}]`;
}

function dayNumber(at: number): string {
  return new Date(Date.UTC(2025, 0, 1) - at * 86_400_000).toISOString().slice(0, 10);
}

function takesDay({ type }: GraphQLArgument | GraphQLInputField): boolean {
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    return Object.values(named.getFields()).some((field) => getNamedType(field.type).name === 'Date');
  }
  return named.name === 'Date';
}

/** What is asked of a type: its fields without arguments, and those of what it leads to, so many steps far. */
function selectionOf(typeName: string, steps: number): string {
  const type = schema.getType(typeName);
  if (type === undefined || isLeafType(type)) return '';
  if (!isObjectType(type)) return '{ __typename }';
  // A refused field takes its row along, of which nothing more is then computed.
  const fields = Object.values(type.getFields()).filter(
    (field) => !field.args.some(isRequiredArgument) && field.extensions.right === undefined,
  );
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type))).map(({ name }) => name);
  const isPage = typeName.endsWith('Connection');
  const deeper = fields
    .filter((field) => field.args.length === 0 && !isLeafType(getNamedType(field.type)))
    .filter(({ name }) => (isPage ? name === 'nodes' : steps > 0))
    .map(
      (field) => `${field.name} ${selectionOf(getNamedType(field.type).name, isPage ? steps : steps - 1)}`,
    );
  return `{ ${['__typename', ...leaves, ...deeper].join(' ')} }`;
}
