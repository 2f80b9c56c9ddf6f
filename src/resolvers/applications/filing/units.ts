import type { Queryable } from '../../../database/connection.ts';
import type { EncryptionContext } from '../../../database/personal-data.ts';
import { sql } from '../../../database/statement.ts';
import type { ApplicationForm, PartyEntry } from '../../../domain/application-form/application-form.ts';
import type { ProjectEntry } from '../../../domain/application-form/project-form.ts';
import { refOfCreditCode } from '../../../domain/reference.ts';
import { newIds, rowsOf } from '../../changes/rows.ts';

/** The units of an application as the graph has them once it is filed. */
export interface FiledUnits {
  /** The row of a unit that the form names by code and name, or by name alone. */
  readonly idOf: (unit: NamedUnit) => number;
  /** The row of a unit that the form names by its name; null for one that it does not know. */
  readonly idByName: (name: string | null) => number | null;
}

/** How a form names a unit. */
interface NamedUnit {
  readonly name: string;
  readonly creditCode: string | null;
}

type AnyUnit = PartyEntry | ProjectEntry['units'][number];

/** Encrypts a number that is personal in its context, as hexadecimal digits; null stays null. */
export type Seal = (text: string | null, context: EncryptionContext) => string | null;

/**
 * Makes the units that the graph does not know yet. One that it knows keeps what is on record of it, which others vouch
 * for: an application adds years and titles that nobody has recorded, and changes nothing.
 */
export async function fileUnits(
  transaction: Queryable,
  ref: string,
  form: ApplicationForm,
  seal: Seal,
): Promise<FiledUnits> {
  const distinct = distinctUnits(form);
  const newId = await newIds(transaction, 'Unit', distinct.length);
  const units = distinct.map((unit, index) => ({
    id: newId[index] ?? 0,
    unit,
    ref: unit.creditCode === null ? `${ref}-unit-${index + 1}` : refOfCreditCode(unit.creditCode),
  }));
  await transaction.query(sql`
    INSERT INTO "Unit" ("id", "ref", "name", "kind", "registeredDivisionCode", "isLegalPerson", "legalRepresentative",
      "correspondenceAddress", "contactName", "contactPhoneCipher")
    SELECT id, ref, name, kind, division, is_legal_person, legal_representative, address, contact, decode(phone, 'hex')
    FROM ${rowsOf(
      'id int, ref text, name text, kind "UnitKind", division text, is_legal_person boolean, legal_representative text, address text, contact text, phone text',
      units.map((each) => unitRow(each, seal)),
    )}
    ON CONFLICT ("ref") DO NOTHING`);
  const rows = await transaction.query<{ id: number; ref: string }>(
    sql`SELECT "id", "ref" FROM "Unit" WHERE "ref" = ANY (${units.map((each) => each.ref)}::text[])`,
  );
  const idByRef = new Map(rows.map((row) => [row.ref, row.id]));
  const ids = new Map(units.map((each) => [keyOf(each.unit), idByRef.get(each.ref)]));
  const names = new Map(units.map((each) => [each.unit.name, idByRef.get(each.ref)]));
  const filed: FiledUnits = {
    idOf: (unit) => {
      const id = ids.get(keyOf(unit)) ?? names.get(unit.name);
      if (id === undefined) throw new Error(`no unit came of ${unit.name}`);
      return id;
    },
    idByName: (name) => (name === null ? null : (names.get(name) ?? null)),
  };
  await fileYearsAndTitles(transaction, form, filed);
  return filed;
}

function unitRow(
  { id, ref, unit }: { readonly id: number; readonly ref: string; readonly unit: AnyUnit },
  seal: Seal,
) {
  const party = 'financials' in unit ? unit : null;
  return {
    id,
    ref,
    name: unit.name,
    kind: unit.kind,
    division: party?.registeredDivisionCode ?? null,
    is_legal_person: party?.isLegalPerson ?? null,
    legal_representative: party?.legalRepresentative ?? null,
    address: unit.correspondenceAddress,
    contact: unit.contactName,
    phone: seal(unit.contactPhone, { table: 'Unit', column: 'contactPhoneCipher', row: id }),
  };
}

async function fileYearsAndTitles(
  transaction: Queryable,
  { lead, members }: ApplicationForm,
  { idOf }: FiledUnits,
): Promise<void> {
  const parties = lead ? [lead, ...members] : members;
  const years = parties.flatMap((party) =>
    party.financials.map(({ year, revenue, salesRevenue, rdExpenditure }) => ({
      unit: idOf(party),
      year,
      revenue,
      sales: salesRevenue,
      rd: rdExpenditure,
    })),
  );
  await transaction.query(sql`
    INSERT INTO "FinancialYear" ("unitId", "year", "revenue", "salesRevenue", "rdExpenditure")
    SELECT unit, year, revenue, sales, rd
    FROM ${rowsOf('unit int, year int, revenue numeric, sales numeric, rd numeric', years)}
    ON CONFLICT DO NOTHING`);
  const titles = parties.flatMap((party) =>
    [...new Set(party.qualifications)].map((kind) => ({ unit: idOf(party), kind })),
  );
  await transaction.query(sql`
    INSERT INTO "Qualification" ("unitId", "kind")
    SELECT unit, kind FROM ${rowsOf('unit int, kind "QualificationKind"', titles)}
    WHERE NOT EXISTS (SELECT FROM "Qualification" present WHERE present."unitId" = unit AND present."kind" = row.kind)`);
}

/** Lead, members and the units of projects, each once; what the lists of parties say of a unit comes first. */
function distinctUnits({ lead, members, projects }: ApplicationForm): AnyUnit[] {
  const units = new Map<string, AnyUnit>();
  const named = new Set<string>();
  const all = [...(lead ? [lead] : []), ...members, ...projects.flatMap((project) => project.units)];
  for (const unit of all) {
    // A project may name a member without its code.
    if (units.has(keyOf(unit)) || (unit.creditCode === null && named.has(unit.name))) continue;
    units.set(keyOf(unit), unit);
    named.add(unit.name);
  }
  return [...units.values()];
}

function keyOf({ creditCode, name }: NamedUnit): string {
  return creditCode ?? `name ${name}`;
}
