import type { Queryable } from '../database/connection.ts';
import { sql } from '../database/statement.ts';
import { type Fault, type ProblemLog, quoted } from './problem.ts';
import type { CheckedRow } from './row.ts';
import { DIVISIONS } from './table-set.ts';
import type { Provenance } from './table-writer.ts';

interface StoredDivision {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parentCode: string | null;
  readonly builtIn: boolean;
}

/** The division codes that rows may name: those of the database and those of divisions.csv. */
export class DivisionCodes {
  readonly stored: ReadonlyMap<string, StoredDivision>;
  readonly #added = new Set<string>();
  readonly #rejected = new Map<string, number>();
  /** Whether part of divisions.csv could not be read, so that any code might be in it. */
  incomplete = false;

  private constructor(stored: ReadonlyMap<string, StoredDivision>) {
    this.stored = stored;
  }

  static async load(transaction: Queryable): Promise<DivisionCodes> {
    const rows = await transaction.query<StoredDivision>(
      sql`SELECT "code", "name", "level"::text, "parentCode", "builtIn" FROM "Division"`,
    );
    return new DivisionCodes(new Map(rows.map((row) => [row.code, row])));
  }

  has(code: string): boolean {
    return this.stored.has(code) || this.#added.has(code);
  }

  add(code: string): void {
    this.#added.add(code);
  }

  reject(code: string, line: number): void {
    if (!this.#rejected.has(code)) this.#rejected.set(code, line);
  }

  /** The line of divisions.csv where a code is refused. */
  rejection(code: string): number | undefined {
    return this.#rejected.get(code);
  }
}

/** What divisions.csv does to the database: places that are new, and places that change. */
export interface DivisionChanges {
  readonly added: readonly StoredDivision[];
  readonly changed: readonly StoredDivision[];
}

/**
 * Judges the rows of divisions.csv together, for a place may stand before the one it lies in. Rows about places of
 * the built-in list are refused where they say something else, and are nothing new where they say the same.
 */
export function judgeDivisions(
  rows: readonly CheckedRow[],
  codes: DivisionCodes,
  problems: ProblemLog,
): DivisionChanges {
  const standing = new Map<string, { readonly row: CheckedRow; readonly division: StoredDivision }>();
  const refuse = (row: CheckedRow, column: string, fault: Fault): void => {
    const divisionCode = row.values['code'] ?? '';
    standing.delete(divisionCode);
    codes.reject(divisionCode, row.line);
    problems.add(DIVISIONS.file, row.line, column, fault);
  };

  for (const row of rows) {
    const division = divisionOf(row, codes);
    const stored = codes.stored.get(division.code);
    if (!stored?.builtIn) {
      standing.set(division.code, { row, division });
    } else if (!sameDivision(stored, division) && !sameDivision({ ...stored, parentCode: null }, division)) {
      refuse(row, 'code', {
        code: 'BUILT_IN_DIVISION',
        message: `${division.code} is ${stored.name} (${stored.level}) of the built-in list, which stands; remove this row or give the place another code`,
      });
    }
  }

  const parentOf = (code: string): string | null | undefined =>
    (standing.get(code)?.division ?? codes.stored.get(code))?.parentCode;
  // Refusing a place takes the ground from under those that lie in it, so it is asked until nothing changes.
  for (let before = -1; before !== standing.size;) {
    before = standing.size;
    for (const { row, division } of standing.values()) {
      const parent = division.parentCode;
      if (parent === null) continue;
      const rejected = codes.rejection(parent);
      if (rejected !== undefined) {
        refuse(row, 'parent_code', {
          code: 'REJECTED_REF',
          message: `${quoted(parent)} is refused at line ${rejected} of ${DIVISIONS.file}; mend that row first`,
        });
      } else if (!standing.has(parent) && !codes.stored.has(parent)) {
        refuse(row, 'parent_code', unknownDivision(parent));
      } else if (liesInItself(division.code, parentOf)) {
        refuse(row, 'parent_code', {
          code: 'DIVISION_CYCLE',
          message: `${division.code} would lie in itself; correct its parent_code or that of a place around it`,
        });
      }
    }
  }

  const divisions = [...standing.values()].map(({ division }) => division);
  for (const { code } of divisions) codes.add(code);
  return {
    added: divisions.filter(({ code }) => !codes.stored.has(code)),
    changed: divisions.filter((division) => {
      const stored = codes.stored.get(division.code);
      return stored !== undefined && !sameDivision(stored, division);
    }),
  };
}

/** What to say of a division code that nobody knows. */
export function unknownDivision(code: string): Fault {
  return {
    code: 'UNKNOWN_DIVISION',
    message: `${quoted(code)} is no division that is known; correct the code, or add the place to ${DIVISIONS.file}`,
  };
}

/**
 * Writes the places. Additions and changes are statements of their own: after each, the database works out anew which
 * place lies in which, and after a change the figures of every consortium too.
 */
export async function writeDivisions(
  transaction: Queryable,
  { added, changed }: DivisionChanges,
  { origin, sourceDocument, sourceClause }: Provenance,
): Promise<void> {
  if (added.length > 0) {
    const [codes, names, levels, parents] = columnsOf(added);
    await transaction.query(sql`
      INSERT INTO "Division" ("code", "name", "level", "parentCode", "builtIn", "origin", "sourceDocument", "sourceClause")
      SELECT given.code, given.name, given.level::"DivisionLevel", given.parent, false, ${origin}::"Origin", ${sourceDocument}::text, ${sourceClause}::text
      FROM unnest(${codes}::text[], ${names}::text[], ${levels}::text[], ${parents}::text[]) AS given (code, name, level, parent)`);
  }
  if (changed.length > 0) {
    const [codes, names, levels, parents] = columnsOf(changed);
    await transaction.query(sql`
      UPDATE "Division" SET "name" = given.name, "level" = given.level::"DivisionLevel", "parentCode" = given.parent,
        "origin" = ${origin}::"Origin", "sourceDocument" = ${sourceDocument}::text, "sourceClause" = ${sourceClause}::text
      FROM unnest(${codes}::text[], ${names}::text[], ${levels}::text[], ${parents}::text[]) AS given (code, name, level, parent)
      WHERE "Division"."code" = given.code`);
  }
}

function columnsOf(
  divisions: readonly StoredDivision[],
): [codes: string[], names: string[], levels: string[], parents: (string | null)[]] {
  return [
    divisions.map(({ code }) => code),
    divisions.map(({ name }) => name),
    divisions.map(({ level }) => level),
    divisions.map(({ parentCode }) => parentCode),
  ];
}

/** The division that a row describes; where the file has no parent_code, the stored parent stays. */
function divisionOf({ values }: CheckedRow, codes: DivisionCodes): StoredDivision {
  const code = values['code'] ?? '';
  const parent = values['parent_code'];
  return {
    code,
    name: values['name'] ?? '',
    level: values['level'] ?? '',
    parentCode: parent === undefined ? (codes.stored.get(code)?.parentCode ?? null) : parent,
    builtIn: false,
  };
}

function sameDivision(a: StoredDivision, b: StoredDivision): boolean {
  return a.name === b.name && a.level === b.level && a.parentCode === b.parentCode;
}

function liesInItself(code: string, parentOf: (code: string) => string | null | undefined): boolean {
  const passed = new Set<string>();
  for (let at = parentOf(code); at !== null && at !== undefined && !passed.has(at); at = parentOf(at)) {
    if (at === code) return true;
    passed.add(at);
  }
  return false;
}
