import { ENUMERATIONS } from '../generated/data-model.ts';
import { LARGEST_COUNT } from '../domain/limits.ts';
import { type Column, columnsOf, type Enumeration, relationsOf, type TableName } from './column.ts';

/** A meaning in both languages. */
export interface Meaning {
  readonly zh: string;
  readonly en: string;
}

/** What a field of a record holds, and so how it is checked and stored. */
export type FieldType =
  /** Text of at most so many characters, as the forms count them. */
  | { readonly type: 'TEXT'; readonly longest: number }
  /** Several of them; null is none. */
  | { readonly type: 'TEXTS'; readonly longest: number; readonly most: number }
  /** scheme:value, unique within its kind. */
  | { readonly type: 'REF' }
  | { readonly type: 'INTEGER'; readonly least: number; readonly most: number }
  /** Yuan, or another quantity of 0 or more: at most 20 digits before the point and 6 behind it. */
  | { readonly type: 'AMOUNT' }
  | { readonly type: 'DATE' }
  | { readonly type: 'BOOLEAN' }
  /** A word of an enumeration of the database; the graph may have a word besides that means unknown. */
  | { readonly type: 'WORD'; readonly enumeration: Enumeration; readonly unknown?: string }
  /** A set of such words; null is unknown. */
  | { readonly type: 'WORDS'; readonly enumeration: Enumeration; readonly most: number }
  | { readonly type: 'DIVISION' }
  /** Another record, by its global id. */
  | { readonly type: 'RECORD'; readonly noun: TableName }
  /** Personal data, encrypted before it is stored. */
  | { readonly type: 'PERSONAL'; readonly longest: number };

/** A field of a noun. */
export type Field = FieldType & {
  /** The column that keeps it. */
  readonly column: string;
  /** Whether a record cannot be without it. */
  readonly required?: true;
  /** Whether it is given at creation and never changed. */
  readonly fixed?: true;
  /** Whether only those keep it who keep official records, such as the day of a filing. */
  readonly official?: true;
  readonly means: Meaning;
  /** Whether not everybody sees it: it needs a right, which is said where it is shown, or nobody sees it. */
  readonly restricted?: true;
  /** What is added to the meaning for whoever reads it, such as what null means. */
  readonly whenRead?: string;
  /** What is added to the meaning for whoever writes it. */
  readonly whenWritten?: string;
  /** Its column in the table set, where that does not follow from its name. */
  readonly inFile?: string;
};

/** What a line of a noun's file says of a field; the Prisma schema says the rest. */
export interface FieldLine extends Meaning {
  readonly whenRead?: string;
  readonly whenWritten?: string;
  readonly fixed?: true;
  readonly official?: true;
  /** That not everybody sees it. */
  readonly restricted?: true;
  readonly inFile?: string;
  /** That it follows from other fields where it is left out. */
  readonly follows?: true;
  /** The most characters of a text. */
  readonly longest?: number;
  /** The smallest number; 0 where it is left out. */
  readonly least?: number;
  /** The largest number, or the most entries of a list. */
  readonly most?: number;
  /** A word of the graph that means unknown. */
  readonly unknown?: string;
  /** The column, where it bears another name than the field: one that holds what is encrypted. */
  readonly column?: string;
}

/** What is said of a kind of record as a whole. */
interface OfNoun {
  /** Whose a record is: its own, or that of the units, consortia and projects that these of its fields name. */
  readonly owners: 'ITSELF' | readonly string[];
  /** Whether only those keep such records who keep official ones. */
  readonly isOfficial?: true;
  /** Whether a record may be taken out again. */
  readonly isRemovable?: true;
  readonly history: KeptHistory;
  /** The file of the table set that it travels in; nothing of it does where this is left out. */
  readonly file?: NounInFile;
}

/** How the history of a kind of record is kept. */
export interface KeptHistory {
  /** What one of them is, in English with the Chinese term. */
  readonly is: string;
  /**
   * The columns by which the history of another record names a row that belongs to it, as the triggers of the table do; left
   * out for records that have a history of their own.
   */
  readonly partBy?: readonly string[];
}

/** How a kind of record travels in the table set. */
export interface NounInFile {
  readonly name: string;
  /** The fields that travel, in the order of their columns. */
  readonly columns: readonly string[];
  /** The fields that tell which record a row is about: the reference where this is left out. */
  readonly key?: readonly string[];
  /** Pairs of fields of which the second must not lie before the first. */
  readonly periods?: readonly (readonly [begins: string, ends: string])[];
}

/** What a kind of record is: its table, what it means, and its fields in their order. */
export interface Noun<Name extends TableName = TableName> extends OfNoun {
  /** Its table, which is also its type in the graph. */
  readonly name: Name;
  readonly means: Meaning;
  readonly fields: Readonly<Record<string, Field>>;
  /** How it comes to an end, where others may refer to it: it keeps its row and gets its last date in a column. */
  readonly end?: End;
}

/** How a kind of record ends. */
export interface End {
  readonly column: string;
  readonly means: Meaning;
  readonly whenRead?: string;
  /** Whether only those end it who keep official records. */
  readonly official?: true;
}

/** What the line of a noun's file says of its end. */
export type EndLine = Omit<End, 'means'> & Meaning;

/** What a noun's file says of it. */
export interface NounFile extends Meaning, OfNoun {
  readonly fields: Readonly<Record<string, FieldLine>>;
  readonly end?: EndLine;
}

/**
 * A noun, of the lines of its file and of what the Prisma schema says of its table.
 *
 * @throws RangeError where a line names no column and no relation, or lacks what its type needs.
 */
export function noun<const Name extends TableName>(
  name: Name,
  { zh, en, fields, end, ...said }: NounFile,
): Noun<Name> {
  const written = Object.entries(fields).map(([field, line]) => [field, fieldOf(name, field, line)] as const);
  return {
    ...said,
    name,
    means: { zh, en },
    fields: Object.fromEntries(written),
    ...(end && { end: endOf(end) }),
  };
}

function endOf({ zh, en, ...end }: EndLine): End {
  return { ...end, means: { zh, en } };
}

/** A field that is a column as it stands: it names no other record and no place, and is not encrypted. */
export type PlainField = Exclude<Field, { readonly type: 'RECORD' | 'DIVISION' | 'PERSONAL' }>;

/** A field that everybody sees as its column holds it. */
export interface OpenField {
  readonly name: string;
  readonly field: PlainField;
  readonly isNullable: boolean;
}

/**
 * The fields of a noun that are columns as they stand and that everybody sees, the day of its end among them. Whatever is shown
 * or planned of a noun by derivation is of these.
 */
export function openFieldsOf({ name: table, fields, end }: Noun): OpenField[] {
  const columns = columnsOf(table);
  const plain = Object.entries(fields).flatMap(([name, field]): [string, PlainField][] =>
    isPlain(field) && !field.restricted ? [[name, field]] : [],
  );
  if (end && plain.every(([, { column }]) => column !== end.column)) {
    plain.push([end.column, { ...end, type: 'DATE' }]);
  }
  return plain.map(([name, field]) => ({
    name,
    field,
    isNullable: columns[field.column]?.isNullable ?? false,
  }));
}

function isPlain(field: Field): field is PlainField {
  return field.type !== 'RECORD' && field.type !== 'DIVISION' && field.type !== 'PERSONAL';
}

/** A field of a noun by its name, the day of its end among them. Throws a RangeError where it has none of that name. */
export function fieldNamed({ name, fields, end }: Noun, field: string): Field {
  const found = fields[field] ?? (end?.column === field ? { ...end, type: 'DATE' } : undefined);
  if (!found) throw new RangeError(`${name} has no field ${field}`);
  return found;
}

function fieldOf(table: TableName, name: string, line: FieldLine): Field {
  const relation = relationsOf(table)[name];
  const column = line.column ?? relation?.column ?? name;
  const held = columnsOf(table)[column];
  if (!held) throw new RangeError(`${table} has neither column nor relation ${name}`);
  const { zh, en, whenRead, whenWritten, fixed, official, follows, restricted, inFile } = line;
  const isRequired = !held.isNullable && !held.hasDefault && !follows;
  return {
    ...typeOf(`${table}.${name}`, held, line, relation?.to),
    column,
    ...(isRequired && { required: true }),
    ...(fixed && { fixed }),
    ...(official && { official }),
    ...(restricted && { restricted }),
    means: { zh, en },
    ...(whenRead !== undefined && { whenRead }),
    ...(whenWritten !== undefined && { whenWritten }),
    ...(inFile !== undefined && { inFile }),
  };
}

function typeOf(
  name: string,
  { type, isList }: Column,
  line: FieldLine,
  to: TableName | undefined,
): FieldType {
  const { longest, least = 0, most, unknown } = line;
  const told = (limit: number | undefined): number => {
    if (limit === undefined) throw new RangeError(`${name} lacks a limit`);
    return limit;
  };
  if (to === 'Division') return { type: 'DIVISION' };
  if (to !== undefined) return { type: 'RECORD', noun: to };
  if (isEnumeration(type)) {
    if (isList) return { type: 'WORDS', enumeration: type, most: most ?? ENUMERATIONS[type].length };
    return { type: 'WORD', enumeration: type, ...(unknown !== undefined && { unknown }) };
  }
  switch (type) {
    case 'String':
      if (name.endsWith('.ref')) return { type: 'REF' };
      return isList
        ? { type: 'TEXTS', longest: told(longest), most: told(most) }
        : { type: 'TEXT', longest: told(longest) };
    case 'Bytes':
      return { type: 'PERSONAL', longest: told(longest) };
    case 'Int':
      return { type: 'INTEGER', least, most: most ?? LARGEST_COUNT };
    case 'Decimal':
      return { type: 'AMOUNT' };
    case 'Date':
      return { type: 'DATE' };
    case 'Boolean':
      return { type: 'BOOLEAN' };
    case 'BigInt':
    case 'DateTime':
    case 'Json':
      throw new RangeError(`${name} is ${type}, which nobody writes`);
  }
}

function isEnumeration(type: string): type is Enumeration {
  return Object.hasOwn(ENUMERATIONS, type);
}
