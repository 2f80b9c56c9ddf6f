import { LATEST_YEAR, LONGEST_NAME } from '../domain/limits.ts';
import { ENUMERATIONS } from '../generated/data-model.ts';
import type { Enumeration, TableName } from '../model/column.ts';
import { type Field, fieldNamed, type Noun, type NounInFile } from '../model/noun.ts';
import { NOUNS } from '../model/nouns.ts';

/**
 * What a cell holds. `longest` counts characters (code points); `enumeration` is the type of the database that has
 * the same words.
 */
export type CellType =
  | { readonly type: 'text'; readonly longest: number }
  | { readonly type: 'divisionCode' }
  | { readonly type: 'division' }
  | { readonly type: 'identity'; readonly noun: TableName }
  | { readonly type: 'reference'; readonly noun: TableName }
  | { readonly type: 'date' }
  | { readonly type: 'boolean' }
  | { readonly type: 'money' }
  | { readonly type: 'year'; readonly earliest: number }
  | { readonly type: 'number'; readonly least: number; readonly most: number }
  | { readonly type: 'choice'; readonly words: readonly string[]; readonly enumeration: string }
  | { readonly type: 'choices'; readonly words: readonly string[]; readonly enumeration: string };

/** A column of a file, and the column of the database that holds it. */
export interface Column {
  readonly name: string;
  readonly stores: string;
  readonly cell: CellType;
  /** Whether the file must have the column, and every row a value in it. */
  readonly required: boolean;
}

/** A file of the table set, and the table that holds its rows. */
export interface Table {
  readonly file: string;
  readonly stores: string;
  readonly columns: readonly Column[];
  /** The names of the columns that tell which record a row is about. */
  readonly key: readonly string[];
  /** Pairs of columns of which the second must not lie before the first. */
  readonly periods: readonly (readonly [begins: string, ends: string])[];
  /** The noun whose refs this file defines; null where its rows have none. */
  readonly identifies: TableName | null;
}

/** divisions.csv: places outside the built-in list, which nobody keeps as records. */
export const DIVISIONS: Table = {
  file: 'divisions.csv',
  stores: 'Division',
  identifies: null,
  key: ['code'],
  periods: [],
  columns: [
    { name: 'code', stores: 'code', cell: { type: 'divisionCode' }, required: true },
    { name: 'name', stores: 'name', cell: { type: 'text', longest: LONGEST_NAME }, required: true },
    { name: 'level', stores: 'level', cell: choiceOf('DivisionLevel', 'choice'), required: true },
    { name: 'parent_code', stores: 'parentCode', cell: { type: 'division' }, required: false },
  ],
};

/**
 * The files of the table set in the order in which they depend on one another, each with its columns in the order in
 * which they are written. Only what the model says travels: contacts, notes, reports, application forms, project groups and
 * the particulars of projects do not, nor former names and where a record comes from.
 */
export const TABLE_SET: readonly Table[] = [
  DIVISIONS,
  ...NOUNS.flatMap((noun: Noun) => (noun.file ? [tableOf(noun, noun.file)] : [])),
];

/** registrations.csv: where units that have moved were registered. */
export const REGISTRATIONS = tableNamed('registrations.csv');
/** financials.csv: a unit's figures of one fiscal year, in yuan. */
export const FINANCIALS = tableNamed('financials.csv');
/** memberships.csv: the units of consortia, the leads among them. */
export const MEMBERSHIPS = tableNamed('memberships.csv');

function tableNamed(file: string): Table {
  const table = TABLE_SET.find((candidate) => candidate.file === file);
  if (!table) throw new RangeError(`the table set has no ${file}`);
  return table;
}

/** The file of a noun: a column for each of the fields that travel. */
function tableOf(noun: Noun, { name: file, columns, key = ['ref'], periods = [] }: NounInFile): Table {
  const nameOf = (field: string) => columnName(noun, field, fieldNamed(noun, field));
  return {
    file,
    stores: noun.name,
    columns: columns.map((field) => {
      const { column: stores, required = false } = fieldNamed(noun, field);
      return { name: nameOf(field), stores, cell: cellOf(noun, fieldNamed(noun, field)), required };
    }),
    key: key.map(nameOf),
    periods: periods.map(([begins, ends]) => [nameOf(begins), nameOf(ends)]),
    identifies: noun.fields['ref'] ? noun.name : null,
  };
}

/** A column bears the name of its field; one that names another record, or the record itself, says so. */
function columnName(noun: Noun, name: string, field: Field): string {
  if (field.inFile !== undefined) return field.inFile;
  if (field.type === 'REF') return `${snakeCase(noun.name)}_ref`;
  return field.type === 'RECORD' ? `${snakeCase(field.column.replace(/Id$/, ''))}_ref` : snakeCase(name);
}

function cellOf({ name }: Noun, field: Field): CellType {
  switch (field.type) {
    case 'REF':
      return { type: 'identity', noun: name };
    case 'RECORD':
      return { type: 'reference', noun: field.noun };
    case 'TEXT':
      return { type: 'text', longest: field.longest };
    case 'INTEGER':
      return field.most === LATEST_YEAR
        ? { type: 'year', earliest: field.least }
        : { type: 'number', least: field.least, most: field.most };
    case 'AMOUNT':
      return { type: 'money' };
    case 'DATE':
      return { type: 'date' };
    case 'BOOLEAN':
      return { type: 'boolean' };
    case 'DIVISION':
      return { type: 'division' };
    case 'WORD':
      return choiceOf(field.enumeration, 'choice');
    case 'WORDS':
      return choiceOf(field.enumeration, 'choices');
    case 'TEXTS':
    case 'PERSONAL':
      throw new RangeError(`${name}.${field.column} is ${field.type}, which no file has`);
  }
}

function choiceOf(enumeration: Enumeration, type: 'choice' | 'choices'): CellType {
  return { type, words: ENUMERATIONS[enumeration], enumeration };
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, '');
}

/** The column of a file by its name. Throws a RangeError where the file has none of that name. */
export function columnOf(table: Table, name: string): Column {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (!column) throw new RangeError(`${table.file} has no column ${name}`);
  return column;
}
