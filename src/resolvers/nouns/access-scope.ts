import { z } from 'zod';
import { sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { fieldNamed, type Noun } from '../../model/noun.ts';
import type { Context } from '../request/context.ts';
import { defineLoader, rowBy } from '../request/loader.ts';
import { scopeOwner, type ScopeOwner, type ScopeRow, scopesOn } from '../request/scope-statement.ts';
import type { AccessScope } from '../request/rights.ts';

const scopes = defineLoader<number, ScopeRow, { readonly owner: ScopeOwner; readonly on: CalendarDate }>(
  async (ids, { owner, on }, { database }) =>
    rowBy(
      await database.query<ScopeRow>(scopesOn(owner, sql`SELECT unnest(${ids}::int[])`, on)),
      ({ id }) => id,
    ),
);

/** No scope: within no reach but that of everything. */
const NOWHERE: AccessScope = {};

async function scopeOf(context: Context, owner: ScopeOwner, id: number): Promise<AccessScope> {
  return (await scopes(context, { owner, on: context.today }).load(id)) ?? NOWHERE;
}

/** Where a unit's records belong: to the division of its registration today, and to the unit itself. */
export async function scopeOfUnit(context: Context, unitId: number | null): Promise<AccessScope> {
  return unitId === null ? NOWHERE : scopeOf(context, 'Unit', unitId);
}

/** Where a consortium's records belong: to its division, and to the unit that leads it today. */
export function scopeOfConsortium(context: Context, consortiumId: number): Promise<AccessScope> {
  return scopeOf(context, 'Consortium', consortiumId);
}

/** Where a project's records belong: where its consortium's do. */
export function scopeOfProject(context: Context, projectId: number): Promise<AccessScope> {
  return scopeOf(context, 'Project', projectId);
}

/** Where a record belongs: where it does itself, or where the first of its owners does that it names. */
export async function scopeOfRecord(
  context: Context,
  noun: Noun,
  row: { readonly id: number },
): Promise<AccessScope> {
  if (noun.owners === 'ITSELF') return scopeOf(context, scopeOwner(noun.name), row.id);
  for (const name of noun.owners) {
    const field = fieldNamed(noun, name);
    const id: unknown = Reflect.get(row, field.column);
    if (field.type === 'RECORD' && typeof id === 'number') {
      return scopeOf(context, scopeOwner(field.noun), id);
    }
  }
  return NOWHERE;
}

const factsOfLead = z.object({ lead: z.object({ ref: z.string().nullable() }) });

/**
 * Where the figures in a kept report belong: to the unit whose they are, which may lead the consortium no more. Facts of a
 * draft name no unit, for they are of the unit that applies.
 *
 * @param scope where the report itself belongs.
 * @param facts the facts that it rests on, as JSON.
 */
export function scopeOfFigures(scope: AccessScope, facts: string): AccessScope {
  const lead = factsOfLead.safeParse(JSON.parse(facts)).data?.lead.ref;
  return { ...scope, unitRef: lead ?? scope.unitRef ?? null };
}
