import { readFile } from 'node:fs/promises';
import { getNamedType, isInputObjectType } from 'graphql';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { rawSql, sql } from '../../src/database/statement.ts';
import { exportTableSet } from '../../src/exchange/export.ts';
import { TABLE_SET } from '../../src/exchange/table-set.ts';
import { mutationsOf, RECORD_KINDS } from '../../src/resolvers/changes/records/kinds.ts';
import { EXPORT_FORMATS } from '../../src/server/export/formats.ts';
import { LIVES, makeParents, type Parents } from '../changes/every-kind.ts';
import { numberOf, sent } from '../changes/send.ts';
import { importFiles, temporaryFolder } from '../exchange/folder.ts';
import { createGraph, schema } from '../graph/ask.ts';
import { ADMIN_KEY, serve, type TestService } from '../server/test-server.ts';
import { queryParquet, readJsonStat, readXlsx } from '../server/export/read-files.ts';
import { EXACT_NUMBERS, PLAIN_NUMBERS } from './exact-numbers.ts';
import { recordLaw } from './record-law.ts';

let database: Database;
let drop: () => Promise<void>;
let service: TestService;
let parents: Parents;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  service = await serve(database, {});
  parents = await makeParents(database);
});
afterAll(async () => {
  await service.stop();
  await drop();
});

/** Every Decimal that a record is changed by, as the schema lists them. */
const fields = RECORD_KINDS.flatMap((kind) => {
  const { change } = mutationsOf(kind);
  const input = change
    ? schema.getType(`${change.charAt(0).toUpperCase()}${change.slice(1)}Input`)
    : undefined;
  if (!change || !isInputObjectType(input)) return [];
  return Object.values(input.getFields()).flatMap(({ name, type }) =>
    getNamedType(type).name === 'Decimal'
      ? [{ kind: kind.name, change, input: input.name, field: name }]
      : [],
  );
});

it('has a mutation for every column of exact numbers', async () => {
  const model = await readFile('prisma/schema.prisma', 'utf8');
  const columns = [...model.matchAll(/^model (\w+) \{(.*?)^\}/gms)].flatMap(([, name = '', body = '']) =>
    [...body.matchAll(/^\s+(\w+)\s+Decimal/gm)].map(([, column = '']) => `${name}.${column}`),
  );
  const sendable = new Set(fields.map(({ kind, field }) => `${kind}.${field}`));
  const missing = columns.filter((each) => !each.startsWith('ConsortiumFigures.') && !sendable.has(each));
  expect(missing).toEqual([]);
});

const authorized = { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' };
const changed = z.object({
  changed: z.object({ record: z.object({ version: z.int() }).nullable(), userErrors: z.array(z.unknown()) }),
});

interface Door {
  readonly name: string;
  /** The body of a request that changes a field to a number. */
  readonly body: (field: (typeof fields)[number], id: string, version: number, number: string) => string;
}

const document = ({ change, kind, input }: (typeof fields)[number], given: string, isVariable: boolean) => {
  const record = kind.charAt(0).toLowerCase() + kind.slice(1);
  return `mutation ${isVariable ? `($input: ${input}!)` : ''} { changed: ${change}(input: ${given}) { record: ${record} { version } userErrors { code } } }`;
};
/** A price and an amount are held to each other, so of one piece both are the same number. */
const namesOf = ({ kind, field }: (typeof fields)[number]) =>
  kind === 'EquipmentItem' ? ['unitPrice', 'amount'] : [field];
const asVariable = (of: (typeof fields)[number], id: string, version: number, number: string) =>
  `{"query": ${JSON.stringify(document(of, '$input', true))}, "variables": {"input": {"id": "${id}", "version": ${version}, ${namesOf(
    of,
  )
    .map((name) => `"${name}": ${number}`)
    .join(', ')}}}}`;
const asLiteral = (of: (typeof fields)[number], id: string, version: number, number: string) =>
  JSON.stringify({
    query: document(
      of,
      `{ id: "${id}", version: ${version}, ${namesOf(of)
        .map((name) => `${name}: ${number}`)
        .join(', ')} }`,
      false,
    ),
  });

const DOORS: readonly Door[] = [
  {
    name: 'a text of a variable',
    body: (of, id, version, number) => asVariable(of, id, version, `"${number}"`),
  },
  { name: 'a number of a variable', body: asVariable },
  {
    name: 'a text of the document',
    body: (of, id, version, number) => asLiteral(of, id, version, `"${number}"`),
  },
  { name: 'a number of the document', body: asLiteral },
];
/** What no double keeps is refused as a number of JSON, and taken everywhere else. */
const isRefused = (door: Door, number: string) =>
  door.body === asVariable && Number(number).toFixed(6) !== padded(number);
const padded = (number: string) => {
  const [whole = '', decimals = ''] = (number === '1e3' ? '1000' : number).split('.');
  return `${whole}.${decimals.padEnd(6, '0').slice(0, 6)}`;
};

/** The number as every door shows it. */
async function shown({ kind, field }: (typeof fields)[number], id: string): Promise<Record<string, unknown>> {
  const row = numberOf(id);
  const [reply, [history], [stored]] = await Promise.all([
    service.post(
      { query: `{ node(id: "${id}") { ... on ${kind} { ${field} } } }` },
      { authorization: authorized.authorization },
    ),
    database.query<{ value: string }>(
      sql`SELECT "image" ->> ${field} AS value FROM "Change" WHERE "record" = ${kind} AND ("image" ->> 'id')::int = ${row}::int ORDER BY "id" DESC LIMIT 1`,
    ),
    database.query<{ value: string }>(
      sql`SELECT ${rawSql(`"${field}"`)}::text AS value FROM ${rawSql(`"${kind}"`)} WHERE "id" = ${row}::int`,
    ),
  ]);
  const node = z.object({ node: z.record(z.string(), z.unknown()) }).parse(reply.data).node;
  return { graph: node[field], history: trimmed(history?.value), stored: trimmed(stored?.value) };
}

/** The database writes all six places. */
const trimmed = (text: string | undefined) =>
  text?.replace(/\.?0+$/, (zeros) => (text.includes('.') ? '' : zeros));

it('comes out of every door as it went in by any', async ({ task }) => {
  let cases = 0;
  for (const of of fields) {
    const life = LIVES.find(({ kind }) => kind === of.kind);
    if (!life) throw new Error(`nobody says how a ${of.kind} is made`);
    const name = mutationsOf(RECORD_KINDS.find((each) => each.name === of.kind) ?? never(of.kind)).create;
    const made = { ...life.made(parents) };
    const ref = 'ref' in made ? { ref: `LOCAL:decimal-${of.field}` } : {};
    const year = 'year' in made && of.kind === 'FinancialYear' ? { year: 2000 + fields.indexOf(of) } : {};
    const one = of.kind === 'EquipmentItem' ? { quantity: 1 } : {};
    const { id } = await sent(database, name, { ...made, ...ref, ...year, ...one });
    let version = 1;
    let kept = (await shown(of, id))['graph'];
    for (const door of DOORS) {
      for (const [number, shows] of EXACT_NUMBERS) {
        cases += 1;
        const body = door.body(of, id, version, number);
        const reply = await service.fetch('/graphql', { method: 'POST', headers: authorized, body });
        const where = `${of.kind}.${of.field} ${number} as ${door.name}`;
        const refused = isRefused(door, number);
        const outcome = refused ? undefined : changed.parse(reply.data).changed;
        expect([where, reply.codes, outcome?.userErrors ?? []]).toEqual([
          where,
          refused ? ['INEXACT_NUMBER'] : [],
          [],
        ]);
        version = outcome?.record?.version ?? version;
        if (!refused) kept = shows;
        expect([where, await shown(of, id)]).toEqual([where, { graph: kept, history: kept, stored: kept }]);
      }
    }
  }
  recordLaw(task, {
    law: 'Every exact number, as a text or a number of a variable or a document, comes out of the graph, the history and the table as it went in, or is refused.',
    cases,
  });
});

function never(kind: string): never {
  throw new Error(`there is no kind ${kind}`);
}

/** The exports of lists that show a column of the table set, with the name that it has there. */
const EXPORTED: Readonly<Record<string, string>> = {
  financials: 'financials',
  projects: 'projects',
  fundings: 'fundings',
};

const exported = (file: string) =>
  fetch(`${service.url}/export/${file}`, { headers: { authorization: authorized.authorization } });
const bytesOf = async (file: string) => new Uint8Array(await (await exported(file)).arrayBuffer());

/** A dataset with its figures as texts, which a reader of doubles leaves as they are. */
const quoted = (dataset: string) =>
  dataset.replace(/"value":\s*(\{[^}]*\}|\[[^\]]*\])/, (value) =>
    value.replaceAll(/([:[,]\s*)(-?\d+(?:\.\d+)?)(?=\s*[,}\]])/g, '$1"$2"'),
  );

it('knows every format of exports', () => {
  expect([...EXPORT_FORMATS.keys()].toSorted()).toEqual(['csv', 'jsonstat', 'ndjson', 'parquet', 'xlsx']);
});

/** A row of a file for each number. */
const rows = (write: (value: string, at: number) => string) =>
  PLAIN_NUMBERS.map(([value], at) => write(value, at)).join('\n');

it('comes out of exports and the table set as an import brought it', async ({ task }) => {
  const files = {
    'units.csv': `unit_ref,name\n${rows((_, at) => `LOCAL:money-${at},甲${at}`)}\n`,
    'financials.csv': `unit_ref,year,revenue,sales_revenue,rd_expenditure\n${rows((value, at) => `LOCAL:money-${at},2020,${value},${value},${value}`)}\n`,
    'projects.csv': `project_ref,consortium_ref,name,total_cost\n${rows((value, at) => `LOCAL:money-p${at},LOCAL:con-a,项目,${value}`)}\n`,
    'fundings.csv': `funding_ref,project_ref,source,phase,amount\n${rows((value, at) => `LOCAL:money-f${at},LOCAL:money-p${at},OTHER,PAID,${value}`)}\n`,
  };
  await importFiles(database, files);
  const folder = await temporaryFolder();
  await exportTableSet(database, folder);
  let cases = 0;
  for (const { file, columns } of TABLE_SET) {
    const money = columns.filter(({ cell }) => cell.type === 'money').map(({ name }) => name);
    if (money.length === 0) continue;
    const list = file.replace('.csv', '');
    if (EXPORTED[list] === undefined) throw new Error(`no export of ${file} is looked at`);
    const headers = { authorization: authorized.authorization };
    const csv = await service.fetch(`/export/${list}.csv`, { headers });
    const ndjson = await (await exported(`${list}.ndjson`)).text();
    const lines = ndjson
      .trim()
      .split('\n')
      .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
    const tables = [
      z
        .array(z.record(z.string(), z.unknown()))
        .parse(parse(await readFile(`${folder}/${file}`), { columns: true })),
      z.array(z.record(z.string(), z.unknown())).parse(parse(csv.text, { columns: true })),
      lines,
      await readXlsx(await bytesOf(`${list}.xlsx`)),
      await queryParquet(await bytesOf(`${list}.parquet`)),
      readJsonStat(quoted(await (await exported(`${list}.jsonstat`)).text())),
    ];
    for (const [at, [, kept]] of PLAIN_NUMBERS.entries()) {
      for (const [index, table] of tables.entries()) {
        const refs = new Set([`LOCAL:money-${at}`, `LOCAL:money-p${at}`, `LOCAL:money-f${at}`]);
        const own = index === 0 ? (columns[0]?.name ?? '') : list === 'financials' ? 'unit_ref' : 'ref';
        const row = table.find((each) => refs.has(String(each[own])));
        for (const column of money) {
          cases += 1;
          expect([list, index, column, row?.[column]]).toEqual([list, index, column, kept]);
        }
      }
    }
  }
  recordLaw(task, {
    law: 'Every amount that an import brings comes out of CSV, NDJSON, XLSX, Parquet, JSON-stat and the table set the same.',
    cases,
  });
});
