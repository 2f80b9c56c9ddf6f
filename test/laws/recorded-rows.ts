import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Fraction, sumOf, ZERO } from './fraction.ts';

/** A row of an exported file; null where a cell is empty. */
type Cells = Readonly<Record<string, string | null>>;
/** The exported files by their names, and what else the graph says of consortia. */
export interface Exported {
  readonly files: Readonly<Record<string, readonly Cells[]>>;
  readonly divisions: Divisions;
  readonly partial: ReadonlySet<string>;
}

/** A number of a row, and what its ratio is of; null is unknown. */
export interface Measured {
  readonly value: Fraction | null;
  readonly part?: Fraction | null;
  readonly whole?: Fraction | null;
  /** How many may count as part or not, of a share. */
  readonly unknown?: Fraction;
  readonly open?: boolean;
}

/** What is grouped: its keys by dimension, several where it is in several groups, and its numbers by field. */
export interface Item {
  readonly keys: Readonly<Record<string, readonly (string | null)[]>>;
  readonly numbers: Readonly<Record<string, Measured>>;
  readonly sharers: Readonly<Record<string, string | null>>;
  readonly cells: Cells;
}

const rowsOf = z.array(
  z.record(
    z.string(),
    z.string().transform((text) => (text === '' ? null : text)),
  ),
);

const read = async (path: string) => rowsOf.parse(parse(await readFile(path), { columns: true }));

/** Reads the files of a folder. */
export async function readExported(
  folder: string,
  names: readonly string[],
  partial: ReadonlySet<string>,
): Promise<Exported> {
  const files = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await read(join(folder, name))] as const)),
  );
  const builtIn = await read('prisma/reference/divisions.csv');
  return { files, partial, divisions: new Divisions([...builtIn, ...(files['divisions.csv'] ?? [])]) };
}

/** Places, and which lies in which. */
class Divisions {
  readonly #byCode: ReadonlyMap<string, Cells>;

  constructor(rows: readonly Cells[]) {
    this.#byCode = new Map(rows.map((row) => [row['code'] ?? '', row]));
  }

  /** The place itself and all around it, along the parents and from an abolished code to its only successor. */
  around(code: string): Set<string> {
    const found = new Set([code]);
    for (const each of found) {
      const row = this.#byCode.get(each);
      const successors = row?.['successors']?.split(';') ?? [];
      for (const next of [row?.['parent_code'] ?? null, successors.length === 1 ? successors[0] : null]) {
        if (next !== null && next !== undefined) found.add(next);
      }
    }
    return found;
  }

  /** The one of these levels around a place. */
  of(code: string | null, levels: readonly string[]): string | null {
    if (code === null) return null;
    const codes = [...this.around(code)].filter((each) =>
      levels.includes(this.#byCode.get(each)?.['level'] ?? ''),
    );
    return codes.toSorted()[0] ?? null;
  }

  contains(area: string, place: string | null): boolean | null {
    if (place === null) return null;
    if (this.around(place).has(area)) return true;
    return this.around(area).has(place) ? null : false;
  }
}

/** Whether something is there on a day: it began by then, or nobody knows when, and had not ended. */
const isThere = (day: string, begins: string | null | undefined, ends: string | null | undefined) =>
  (begins ?? '') <= day && day < (ends ?? '9999');
const yearOf = (day: string | null | undefined) => day?.slice(0, 4) ?? null;
const money = (text: string | null | undefined) =>
  text === null || text === undefined ? null : Fraction.of(text);
const ratio = (part: Fraction | null, whole: Fraction | null): Measured => ({
  part,
  whole,
  value: part && whole && !whole.isZero ? part.over(whole) : null,
});
const count = (n: number) => new Fraction(BigInt(n));

const share = (answers: readonly (boolean | null)[], isPartial: boolean): Measured => {
  const part = count(answers.filter((each) => each === true).length);
  const unknown = count(answers.filter((each) => each === null).length);
  const whole = count(answers.length);
  const isKnown = !isPartial && unknown.isZero && answers.length > 0;
  return { part, whole, unknown, open: isPartial, value: isKnown ? part.over(whole) : null };
};

/** The rows of each statistics query on a day, by its name. */
export function itemsOn(exported: Exported, day: string): Readonly<Record<string, readonly Item[]>> {
  const { files, divisions, partial } = exported;
  const file = (name: string) => files[`${name}.csv`] ?? [];
  const byRef = (name: string, column: string) => new Map(file(name).map((row) => [row[column] ?? '', row]));
  const units = byRef('units', 'unit_ref');
  const consortia = byRef('consortia', 'consortium_ref');
  const projects = byRef('projects', 'project_ref');
  const isUnitThere = (ref: string) => isThere(day, null, units.get(ref)?.['ended_on']);
  const grouped = (name: string, column: string) => {
    const groups = new Map<string, Cells[]>();
    for (const row of file(name)) {
      const key = row[column] ?? '';
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
    return groups;
  };
  const registrations = grouped('registrations', 'unit_ref');
  const years = grouped('financials', 'unit_ref');
  const titles = grouped('qualifications', 'unit_ref');
  const members = grouped('memberships', 'consortium_ref');
  const memberOf = grouped('memberships', 'unit_ref');
  const moneyOf = grouped('fundings', 'project_ref');
  const coHolders = grouped('patent_co_holders', 'patent_ref');

  const placeOf = (ref: string): string | null => {
    const dated = registrations.get(ref) ?? [];
    const now = dated
      .filter((row) => (row['valid_from'] ?? '') <= day && day <= (row['valid_to'] ?? '9999'))
      .toSorted((a, b) => ((a['valid_from'] ?? '') < (b['valid_from'] ?? '') ? 1 : -1))[0];
    const isLater = dated.every((row) => row['valid_to'] !== null && (row['valid_to'] ?? '') < day);
    return now?.['division'] ?? (isLater ? (units.get(ref)?.['registered_division'] ?? null) : null);
  };
  const places = (code: string | null) => ({
    CITY: [divisions.of(code, ['PREFECTURE'])],
    PROVINCE: [divisions.of(code, ['PROVINCE'])],
    DISTRICT: [divisions.of(code, ['COUNTY', 'MANAGEMENT_ZONE'])],
  });
  const threeYears = (ref: string, column: string): Fraction | null => {
    const last = Number(yearOf(day));
    const known = (years.get(ref) ?? []).flatMap((row) =>
      Number(row['year']) >= last - 3 && Number(row['year']) < last ? (money(row[column]) ?? []) : [],
    );
    return known.length === 3 ? sumOf(known) : null;
  };
  const isConsortiumThere = (row: Cells | undefined) =>
    isThere(day, row?.['filed_on'], row?.['dissolved_on']);
  const present = (row: Cells) => isThere(day, row['joined_on'], row['left_on']);
  const ofConsortium = (ref: string | null | undefined) => {
    const row = consortia.get(ref ?? '') ?? {};
    return {
      ...places(row['division'] ?? null),
      TIER: [row['tier'] ?? null],
      INDUSTRY_FIELD: [row['industry_field'] ?? null],
      TECHNICAL_FIELD: row['technical_fields']?.split(';') ?? [null],
    };
  };
  const consortiumItem = (ref: string, row: Cells): Item => {
    const here = (members.get(ref) ?? []).filter(
      (each) => present(each) && isUnitThere(each['unit_ref'] ?? ''),
    );
    const refs = [...new Set(here.map((each) => each['unit_ref'] ?? ''))];
    const lead = here.find(({ role }) => role === 'LEAD')?.['unit_ref'] ?? null;
    const kinds = refs.map((each) => units.get(each)?.['kind'] ?? null);
    const [rd, revenue] =
      lead === null ? [null, null] : [threeYears(lead, 'rd_expenditure'), threeYears(lead, 'revenue')];
    const both = rd && revenue;
    const isPartial = partial.has(ref);
    return {
      cells: row,
      sharers: {},
      keys: {
        ...ofConsortium(ref),
        STAGE: [row['stage'] ?? null],
        LEAD_KIND: [lead === null ? null : (units.get(lead)?.['kind'] ?? null)],
        YEAR: [yearOf(row['filed_on'])],
      },
      numbers: {
        memberCount: { value: count(refs.length) },
        inCityShare: share(
          refs.map((each) => divisions.contains(row['division'] ?? '', placeOf(each))),
          isPartial,
        ),
        enterpriseShare: share(
          kinds.map((kind) => (kind === null ? null : kind === 'ENTERPRISE')),
          isPartial,
        ),
        rdIntensity: ratio(both ? rd : null, both ? revenue : null),
      },
    };
  };
  const unitItem = (ref: string, row: Cells): Item => {
    const [revenue, rd] = [threeYears(ref, 'revenue'), threeYears(ref, 'rd_expenditure')];
    const held = (titles.get(ref) ?? []).filter(
      (each) => (each['valid_from'] ?? '') <= day && day <= (each['valid_to'] ?? '9999'),
    );
    const kinds = [...new Set(held.map((each) => each['qualification'] ?? null))];
    const joined = (memberOf.get(ref) ?? []).filter(
      (each) => present(each) && isConsortiumThere(consortia.get(each['consortium_ref'] ?? '')),
    );
    return {
      cells: row,
      sharers: { '': ref },
      keys: {
        ...places(placeOf(ref)),
        KIND: [row['kind'] ?? null],
        QUALIFICATION: kinds.length > 0 ? kinds : [null],
      },
      numbers: {
        revenue: { value: revenue },
        rdExpenditure: { value: rd },
        rdIntensity: ratio(rd, revenue),
        consortiumCount: { value: count(new Set(joined.map((each) => each['consortium_ref'])).size) },
      },
    };
  };
  const platformItem = (row: Cells): Item => {
    const host = row['host_unit_ref'] ?? '';
    const built = row['built_on'] ?? null;
    const age =
      built === null
        ? null
        : Number(yearOf(day)) - Number(yearOf(built)) - (day.slice(5) < built.slice(5) ? 1 : 0);
    return {
      cells: row,
      sharers: {},
      keys: {
        ...places(placeOf(host)),
        LEVEL: [row['level'] ?? 'UNKNOWN'],
        CATEGORY: [row['category'] ?? null],
        TECHNICAL_FIELD: [row['technical_field'] ?? null],
        HOST_KIND: [units.get(host)?.['kind'] ?? null],
        YEAR: [yearOf(built)],
      },
      numbers: { age: { value: age === null ? null : count(age) } },
    };
  };
  const patentItem = (row: Cells): Item => {
    const first = row['holder_unit_ref'] ?? '';
    const others = coHolders.get(row['patent_ref'] ?? '') ?? [];
    const [filed, granted] = [row['filed_on'] ?? null, row['granted_on'] ?? null];
    const isGranted = filed !== null && granted !== null && granted <= day;
    return {
      cells: row,
      sharers: {},
      keys: {
        ...places(placeOf(first)),
        KIND: [row['kind'] ?? null],
        HOLDER: [first, ...others.map((each) => each['unit_ref'] ?? null)],
        HOLDER_KIND: [units.get(first)?.['kind'] ?? null],
        YEAR: [yearOf(filed)],
      },
      numbers: {
        daysToGrant: {
          value: isGranted ? count((Date.parse(granted) - Date.parse(filed)) / 86_400_000) : null,
        },
        holderCount: { value: count(1 + others.length) },
      },
    };
  };
  const projectItem = (ref: string, row: Cells): Item => {
    const awarded = (moneyOf.get(ref) ?? []).filter(
      (each) =>
        each['phase'] === 'AWARDED' &&
        each['source']?.startsWith('FISCAL_') === true &&
        isThere(day, null, each['ended_on']),
    );
    const publicMoney =
      awarded.length > 0 ? sumOf(awarded.map((each) => money(each['amount']) ?? ZERO)) : null;
    const cost = money(row['total_cost']);
    return {
      cells: row,
      sharers: { '': ref },
      keys: {
        ...ofConsortium(row['consortium_ref']),
        LEVEL: [row['level'] ?? null],
        STAGE: [row['stage'] ?? null],
        YEAR: [yearOf(row['starts_on'])],
      },
      numbers: {
        totalCost: { value: cost },
        publicMoney: { value: publicMoney },
        leverage: ratio(cost && publicMoney ? cost.minus(publicMoney) : null, cost ? publicMoney : null),
      },
    };
  };
  const fundingItem = (row: Cells): Item => {
    const project = projects.get(row['project_ref'] ?? '') ?? {};
    const recipient = row['recipient_unit_ref'] ?? null;
    return {
      cells: row,
      sharers: {
        RECIPIENT: recipient,
        PROJECT: row['project_ref'] ?? null,
        CONSORTIUM: project['consortium_ref'] ?? null,
      },
      keys: {
        ...ofConsortium(project['consortium_ref']),
        SOURCE: [row['source'] ?? null],
        PHASE: [row['phase'] ?? null],
        YEAR: [row['year'] ?? null],
        PROJECT_LEVEL: [project['level'] ?? null],
        RECIPIENT_KIND: [recipient === null ? null : (units.get(recipient)?.['kind'] ?? null)],
      },
      numbers: { amount: { value: money(row['amount']) } },
    };
  };

  const groupedConsortia = [...consortia].flatMap(([ref, row]) =>
    isConsortiumThere(row) ? [consortiumItem(ref, row)] : [],
  );
  return {
    consortiumGroupStatistics: groupedConsortia,
    consortiumStatistics: groupedConsortia,
    unitStatistics: [...units].flatMap(([ref, row]) => (isUnitThere(ref) ? [unitItem(ref, row)] : [])),
    platformStatistics: file('platforms').flatMap((row) =>
      isThere(day, row['built_on'], row['ended_on']) && isUnitThere(row['host_unit_ref'] ?? '')
        ? [platformItem(row)]
        : [],
    ),
    projectStatistics: [...projects].flatMap(([ref, row]) =>
      isThere(day, row['starts_on'], row['ended_on']) ? [projectItem(ref, row)] : [],
    ),
    patentStatistics: file('patents').flatMap((row) =>
      isThere(day, row['filed_on'], row['expires_on']) ? [patentItem(row)] : [],
    ),
    fundingStatistics: file('fundings').flatMap((row) =>
      isThere(day, row['dated_on'], row['ended_on']) ? [fundingItem(row)] : [],
    ),
  };
}
