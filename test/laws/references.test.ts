import { getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { completeCreditCode } from '../../src/domain/credit-code.ts';
import { type Table, TABLE_SET } from '../../src/exchange/table-set.ts';
import type { TableName } from '../../src/model/column.ts';
import { RECORD_KINDS } from '../../src/resolvers/changes/records/kinds.ts';
import { importFiles } from '../exchange/folder.ts';
import { ADMINISTRATOR, ask, answer, schema } from '../graph/ask.ts';
import { leastValue } from './least-input.ts';
import { recordLaw } from './record-law.ts';
import { type StoredRecord, worldsWithRecords } from './stored-records.ts';

let database: Database;
let drop: () => Promise<void>;
let records: ReadonlyMap<string, StoredRecord>;
beforeAll(async () => {
  ({ database, drop, records } = await worldsWithRecords());
});
afterAll(() => drop());

const fullWidth = (text: string): string =>
  text.replaceAll(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0));

/** Ways to write the reference of a credit code, and of another scheme, all of which import takes. */
const SPELLINGS: readonly (readonly [
  what: string,
  stored: (number: number) => string,
  written: (ref: string) => string,
])[] = [
  ['as it is stored', credit, (ref) => ref],
  ['in lower case', credit, (ref) => ref.toLowerCase()],
  ['in full width', credit, fullWidth],
  ['with a full-width colon', credit, (ref) => ref.replace(':', '：')],
  ['with blanks', credit, (ref) => `　${ref.replace(':', ' : ')} `],
  ['as it is stored', local, (ref) => ref],
  ['in a scheme of lower case', (number) => local(number).toLowerCase(), (ref) => ref],
  ['with a full-width colon', local, (ref) => ref.replace(':', '：')],
  ['with blanks around', local, (ref) => ` ${ref}　`],
];

function credit(number: number): string {
  return `CN-USCC:${completeCreditCode(`91330300LA${String(number).padStart(7, '0')}`)}`;
}

function local(number: number): string {
  return `LOCAL:Spelled-${number}`;
}

interface Spelled {
  readonly table: Table;
  readonly noun: TableName;
  readonly what: string;
  readonly stored: string;
  readonly written: string;
}

let number = 0;
/** A reference of every noun that has one, in every spelling. */
const spelled: readonly Spelled[] = TABLE_SET.flatMap((table) => {
  const noun = table.identifies;
  if (noun === null) return [];
  return SPELLINGS.map(([what, storedAs, write]) => {
    const stored = storedAs((number += 1));
    return { table, noun, what, stored, written: write(stored) };
  });
});

/** The first reference of a noun, as rows of others name it: in the spelling of the row that names it. */
function named(noun: TableName, place: number): string {
  return spelled.filter((each) => each.noun === noun)[place]?.written ?? '';
}

/** The file of a table, with a row for each of its references. */
function fileOf(table: Table): string {
  const columns = table.columns.filter(({ required }) => required);
  const rows = spelled
    .filter((each) => each.table === table)
    .map(({ written }, place) =>
      columns
        .map(({ cell }) => {
          if (cell.type === 'identity') return written;
          if (cell.type === 'reference') return named(cell.noun, place);
          if (cell.type === 'division') return '330300';
          if (cell.type === 'choice') return cell.words[0];
          if (cell.type === 'money') return '1';
          return '名称';
        })
        .join(','),
    );
  return `${columns.map(({ name }) => name).join(',')}\n${rows.join('\n')}\n`;
}

/** What queries find by an argument `ref`, by their type. */
function queriesOf(noun: string): string[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter(({ args, type }) => args.some(({ name }) => name === 'ref') && getNamedType(type).name === noun)
    .map(({ name }) => name);
}

const found = z.record(z.string(), z.object({ ref: z.string() }).nullable());
const refused = z.object({
  made: z.object({ userErrors: z.array(z.object({ field: z.array(z.string()), code: z.string() })) }),
});

/** The codes of what is wrong with making a record of a reference that is there. */
async function refusedToMake({ noun, written }: Spelled): Promise<string[]> {
  const mutation = schema.getMutationType()?.getFields()[`create${noun}`];
  const input = mutation?.args.find(({ name }) => name === 'input');
  if (!mutation || !input) throw new Error(`nothing makes a ${noun}`);
  const value = leastValue(input.type, ['input'], (path, type) => {
    const name = path.at(-1) ?? '';
    if (name === 'ref') return written;
    if (type !== 'ID' && type !== 'ID!') return undefined;
    const field = RECORD_KINDS.find((kind) => kind.name === noun)?.fields[name];
    return field?.type === 'RECORD' ? records.get(field.noun)?.id : undefined;
  });
  const data = await answer(
    database,
    `mutation ($input: ${String(input.type)}) { made: ${mutation.name}(input: $input) { userErrors { field code } } }`,
    { viewer: ADMINISTRATOR, variables: { input: value } },
  );
  return refused.parse(data).made.userErrors.map(({ code }) => code);
}

it('however import takes a reference, it is found, and is the same to mutations', async ({ task }) => {
  const files = TABLE_SET.filter(({ identifies }) => identifies !== null);
  const { problems } = await importFiles(
    database,
    Object.fromEntries(files.map((table) => [table.file, fileOf(table)])),
  );
  expect(problems).toEqual([]);

  const wrong: unknown[] = [];
  let cases = 0;
  for (const each of spelled) {
    const { noun, what, stored, written } = each;
    for (const query of queriesOf(noun)) {
      cases += 1;
      for (const ref of [written, stored]) {
        const { data } = await ask(database, `query ($ref: String!) { ${query}(ref: $ref) { ref } }`, {
          variables: { ref },
        });
        if (found.parse(data)[query]?.ref !== stored) wrong.push([query, what, ref, data]);
      }
    }
    cases += 1;
    const codes = await refusedToMake(each);
    if (codes.join() !== 'ALREADY_EXISTS') wrong.push([`create${noun}`, what, written, codes]);
  }
  expect(wrong).toEqual([]);
  recordLaw(task, {
    law: 'However import takes a reference, every query with an argument `ref` finds it, and every mutation with a field `ref` takes it for the same.',
    cases,
    found:
      '`consortium(ref:)` found no credit code in lower case or full width, and `unit(ref:)` none whose scheme or colon was so',
  });
});

it('every argument and input field named ref is under this law', () => {
  const nouns: readonly string[] = TABLE_SET.flatMap(({ identifies }) => identifies ?? []);
  const asked = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ args }) =>
    args.some(({ name }) => name === 'ref'),
  );
  expect(asked.filter(({ type }) => !nouns.includes(getNamedType(type).name))).toEqual([]);
  const others = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && type !== schema.getQueryType()
      ? Object.values(type.getFields()).filter(({ args }) => args.some(({ name }) => name === 'ref'))
      : [],
  );
  expect(others.map(({ name }) => name)).toEqual([]);
  const inputs = Object.values(schema.getTypeMap())
    .filter(isInputObjectType)
    .filter((type) => 'ref' in type.getFields())
    .map(({ name }) => name);
  // Members of a what-if are tried in test/policy/what-follows.test.ts; groups of projects are in no table set.
  expect(inputs.toSorted()).toEqual(
    [...nouns.map((noun) => `Create${noun}Input`), 'CreateProjectGroupInput', 'MemberChangeInput'].toSorted(),
  );
});
