import { type GraphQLField, getNamedType, isEnumType, isRequiredArgument } from 'graphql';
import { loadPolicies } from '../../src/policy/load.ts';
import { asksAboutMoney } from '../../src/policy/withheld-money.ts';
import { schema } from '../graph/ask.ts';
import { everyField, selectionOf } from '../graph/every-field.ts';

/** Around what every question about money is asked. */
export interface Around {
  /** The unit whose money is hidden, and a consortium that it leads. */
  readonly unit: string;
  readonly consortium: string;
  /** Their global ids. */
  readonly ids: readonly string[];
}

/** Queries of what is no record of an enterprise: rules, places, calendars, and the looks at numbers of people. */
const ASK_NOTHING_OF_MONEY = new Set([
  'policies',
  'policy',
  'divisions',
  'division',
  'duties',
  'personalDataReveals',
]);
const PAGE = 'first: 2';
/** A fixed day, a day of every day, and a fixed day with the years before. */
const DAYS = ['2026-01-01', '2025-07-01', '2025-01-01'];
/** What-ifs that leave the stored money of the lead where it is, and one that takes its place. */
const CHANGES = [
  'changes: { planHorizonYears: 2 }',
  'changes: { lead: { financials: [{ year: 2024, revenue: "100000000" }] } }',
  'changes: { removeMembers: [] }, readings: { rdIntensityMethod: EVERY_YEAR }',
  'changes: {}, readings: { rdIntensityMethod: MEAN_OF_ANNUAL }',
];
/** Numbers of no policy, one in each unit that money is held against. */
const REFORMED: Readonly<Record<string, string>> = { ratio: '0.0523456', yuan: '53123456' };
/** Two of these are the finer of them, and each cell of it one by both. */
const NESTED = new Set(['PROVINCE', 'CITY', 'DISTRICT']);
const ON_A_FIXED_DAY = 'groupBy: [CITY], asOf: "2026-01-01"';

/** Every number of every policy that the lead's money is held against, another in its place. */
function reforms(): { readonly policy: string; readonly reform: string }[] {
  return loadPolicies('policies')
    .all()
    .flatMap(({ key, rules }) =>
      rules.filter(asksAboutMoney).flatMap(({ id, parameters }) =>
        parameters.flatMap(({ name, unit }) => {
          const value = REFORMED[unit];
          return value === undefined
            ? []
            : [
                {
                  policy: key,
                  reform: `reform: [{ rule: "${id}", parameter: "${name}", value: "${value}" }]`,
                },
              ];
        }),
      ),
    );
}

/** The arguments of queries that need some, a question each; those without any here are asked as they are. */
function argumentsOf(field: GraphQLField<unknown, unknown>, around: Around): readonly string[] {
  const { unit, consortium, ids } = around;
  switch (field.name) {
    case 'unit':
      return [`ref: "${unit}"`];
    case 'consortium':
      return [`ref: "${consortium}"`];
    case 'node':
      return ids.map((id) => `id: "${id}"`);
    case 'nodes':
      return [`ids: ${JSON.stringify(ids)}`];
    case 'recordedNode':
      return ids.map((id) => `id: "${id}", on: "2026-01-01"`);
    case 'checkCompliance':
      return ['policy: "wenzhou-2025", on: "2025-07-01", facts: { lead: {}, members: [] }'];
    case 'consortiumGroupComparison':
      return DAYS.flatMap((day) =>
        valuesOf('ConsortiumMeasure').map(
          (measure) =>
            `asOf: "${day}", measure: ${measure}, first: { city: "330300" }, second: { city: "330100" }`,
        ),
      );
    case 'cityRankCorrelation':
      return valuesOf('GroupStatistic').flatMap((statistic) =>
        valuesOf('UnitMeasure').map(
          (measure) =>
            `asOf: "2026-01-01", permutations: 199, x: { consortia: { measure: RD_INTENSITY, statistic: ${statistic} } }, y: { units: { measure: ${measure}, statistic: ${statistic} } }`,
        ),
      );
    case 'consortia':
      return [
        PAGE,
        `${PAGE}, orderBy: { field: RD_INTENSITY, direction: DESC }`,
        `${PAGE}, filter: { minRdIntensity: "0.0512345" }`,
      ];
    default:
      return field.args.some(({ name }) => name === 'first') ? [PAGE] : [''];
  }
}

/** Every question about money that the schema has: each query, every field of what it leads to, all dimensions and days. */
export function moneyQuestions(around: Around): string[] {
  const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
  return [
    ...queries
      .filter(({ name }) => !ASK_NOTHING_OF_MONEY.has(name))
      .flatMap((field) =>
        field.args.some(({ name }) => name === 'groupBy')
          ? statisticsQuestions(field)
          : argumentsOf(field, around).map((args) => asked(field, args)),
      ),
    ...DAYS.flatMap((day) =>
      valuesOf('RdIntensityMethod').flatMap((method) =>
        [1, 2, 3, 4, 5].map(
          (years) =>
            `{ unit(ref: "${around.unit}") { rdIntensity(asOf: "${day}", years: ${years}, method: ${method}) ${everyField('RdIntensity', 0)} } }`,
        ),
      ),
    ),
    ...[...reforms(), ...CHANGES.map((reform) => ({ policy: 'wenzhou-2025', reform }))].map(
      ({ policy, reform }) =>
        `{ consortium(ref: "${around.consortium}") { whatIf(policy: "${policy}", ${reform}) ${everyField('ComplianceReport', 2)} } }`,
    ),
    ...DAYS.map(
      (day) =>
        `{ consortium(ref: "${around.consortium}") { compliance(policy: "taizhou-2025-draft", on: "${day}") ${everyField('ComplianceReport', 3)} } }`,
    ),
  ];
}

function asked(field: GraphQLField<unknown, unknown>, args: string): string {
  const [selected = ''] = selectionOf({ ...field, args: [] }, 2, PAGE);
  const needed = field.args.filter(isRequiredArgument).map(({ name }) => name);
  const lacking = needed.filter((name) => !args.includes(`${name}:`));
  if (lacking.length > 0) throw new Error(`say what ${field.name} is asked with: ${lacking.join(', ')}`);
  return `{ ${selected.replace(field.name, args === '' ? field.name : `${field.name}(${args})`)} }`;
}

/** The words of an enum of the schema. */
function valuesOf(name: string): readonly string[] {
  const type = schema.getType(name);
  if (!isEnumType(type)) throw new Error(`${name} is no enum`);
  return type.getValues().map((value) => value.name);
}

/**
 * Groups of what has money of enterprises: by each dimension and each pair of them on a fixed day, on other days, of a filter, in
 * the order of each number and with bounds of it. Groups of all else by none.
 */
function statisticsQuestions(field: GraphQLField<unknown, unknown>): string[] {
  const isPaged = field.type.toString().includes('Connection');
  const selection = getNamedType(field.type).name.replace(/Connection$/, '');
  const figures = (steps: number) => {
    const body = everyField(selection, steps);
    return isPaged ? `{ nodes ${body} }` : body;
  };
  const question = (args: string, steps = 2) => `{ ${field.name}(${args}) ${figures(steps)} }`;
  const [fixed = '', ...others] = DAYS;
  const hasMoney = ['unitStatistics', 'consortiumGroupStatistics', 'consortiumStatistics'].includes(
    field.name,
  );
  if (!hasMoney) {
    const filter = field.name === 'fundingStatistics' ? ', filter: { phases: [AWARDED] }' : '';
    return [question(`groupBy: [], asOf: "${fixed}"${filter}`)];
  }
  const subject = field.name === 'unitStatistics' ? 'Unit' : 'Consortium';
  const names = valuesOf(`${subject}Dimension`).filter((name) => name !== 'VERDICT');
  const pairs = names
    .flatMap((name, at) => names.slice(at + 1).map((other) => [name, other]))
    .filter((pair) => !pair.every((name) => NESTED.has(name)));
  const numbers = valuesOf(`${subject}Measure`).flatMap((measure) =>
    valuesOf('GroupStatistic').map((statistic) => `measure: ${measure}, statistic: ${statistic}`),
  );
  return [
    ...[[], ...names.map((name) => [name])].map((set) =>
      question(`groupBy: [${set.join(', ')}], asOf: "${fixed}"`),
    ),
    ...pairs.map((set) => question(`groupBy: [${set.join(', ')}], asOf: "${fixed}"`, 1)),
    ...others.map((day) => question(`groupBy: [CITY], asOf: "${day}"`)),
    ...['', 'CITY'].map((set) =>
      question(`groupBy: [${set}], asOf: "${fixed}", filter: { divisions: ["330300"] }`),
    ),
    ...numbers.flatMap((number) => [
      question(`${ON_A_FIXED_DAY}, orderBy: { ${number} }`, 0),
      question(`${ON_A_FIXED_DAY}, having: [{ ${number}, atLeast: "0.0523456" }]`, 0),
    ]),
  ];
}
