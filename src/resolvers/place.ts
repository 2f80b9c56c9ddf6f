import { consortiaById } from './consortium.ts';
import type { NoteRow } from './consortium-record.ts';
import type { Context } from './context.ts';
import { leadOf } from './figures.ts';
import { projectsById } from './project.ts';
import type { RecordPlace } from './rights.ts';
import { registeredDivision, unitsById } from './unit.ts';

/** Where a unit's records belong: to the division of its registration today, and to the unit itself. */
export async function placeOfUnit(context: Context, unitId: number | null): Promise<RecordPlace> {
  const unit = unitId === null ? undefined : await unitsById(context, null).load(unitId);
  if (!unit) return {};
  const division = await registeredDivision(context, unit, context.today);
  return { divisionCode: division?.code ?? null, unitRef: unit.ref };
}

/** Where a consortium's records belong: to its division, and to the unit that leads it today. */
export async function placeOfConsortium(context: Context, consortiumId: number): Promise<RecordPlace> {
  const [consortium, lead] = await Promise.all([
    consortiaById(context, null).load(consortiumId),
    // Only an applicant's rights hang on who leads.
    context.viewer.unitRef === null ? null : leadOf(context, consortiumId, context.today),
  ]);
  return { divisionCode: consortium?.divisionCode ?? null, unitRef: lead?.ref ?? null };
}

/** Where a note belongs: where the record does that it is about. */
export function placeOfNote(
  context: Context,
  { unitId, consortiumId, projectId }: NoteRow,
): RecordPlace | Promise<RecordPlace> {
  if (consortiumId !== null) return placeOfConsortium(context, consortiumId);
  return projectId === null ? placeOfUnit(context, unitId) : placeOfProject(context, projectId);
}

/** Where a project's records belong: where its consortium's do. */
export async function placeOfProject(context: Context, projectId: number): Promise<RecordPlace> {
  const project = await projectsById(context, null).load(projectId);
  return project ? placeOfConsortium(context, project.consortiumId) : {};
}
