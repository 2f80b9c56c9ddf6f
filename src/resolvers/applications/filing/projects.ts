import type { Queryable } from '../../../database/connection.ts';
import { sql } from '../../../database/statement.ts';
import type { ApplicationForm } from '../../../domain/application-form/application-form.ts';
import type { ProjectStage } from '../../../domain/vocabulary.ts';
import { madeId, newIds, rowsOf } from '../../changes/rows.ts';
import type { FiledUnits, Seal } from './units.ts';

/** What projects are filed with. */
export interface ProjectFiling {
  readonly ref: string;
  readonly consortiumId: number;
  readonly units: FiledUnits;
  readonly seal: Seal;
  /** Places in the form of the projects that were approved (拟支持项目); null where nobody said. */
  readonly approved: readonly number[] | null;
}

/** Makes the projects of an application, with their group and all particulars. */
export async function fileProjects(
  transaction: Queryable,
  form: ApplicationForm,
  filing: ProjectFiling,
): Promise<void> {
  const groupId = await fileGroup(transaction, form, filing);
  for (const [index, project] of form.projects.entries()) {
    const { ref, consortiumId, approved } = filing;
    const stage: ProjectStage = approved?.includes(index) ? 'APPROVED' : 'APPLIED';
    const id = await madeId(
      transaction,
      sql`
        INSERT INTO "Project" ("ref", "consortiumId", "groupId", "name", "level", "programme", "stage", "startsOn", "endsOn",
          "totalCost", "content", "goal", "intellectualProperty")
        VALUES (${`${ref}-project-${index + 1}`}, ${consortiumId}::int, ${groupId}::int, ${project.name},
          ${project.level}::"ProjectLevel", ${project.programme}, ${stage}::"ProjectStage", ${project.startsOn}::date,
          ${project.endsOn}::date, ${project.totalCost}::numeric, ${project.content}, ${project.goal},
          ${project.intellectualProperty})
        RETURNING "id"`,
    );
    await fileParticulars(transaction, project, id, filing);
    await fileMoney(transaction, project, id, `${ref}-project-${index + 1}`);
  }
}

async function fileGroup(
  transaction: Queryable,
  { projectGroup, consortium }: ApplicationForm,
  { ref, consortiumId }: ProjectFiling,
): Promise<number | null> {
  if (projectGroup === null) return null;
  const { necessity, mainGoal, subGoals, roadmap } = projectGroup;
  return madeId(
    transaction,
    sql`
      INSERT INTO "ProjectGroup" ("ref", "consortiumId", "name", "necessity", "mainGoal", "subGoals", "roadmap")
      VALUES (${`${ref}-projects`}, ${consortiumId}::int, ${`${consortium.name}项目群`}, ${necessity}, ${mainGoal},
        ${subGoals}::text[], ${roadmap})
      RETURNING "id"`,
  );
}

async function fileParticulars(
  transaction: Queryable,
  { units, persons, indicators, schedule, milestones }: ApplicationForm['projects'][number],
  projectId: number,
  { units: { idOf, idByName }, seal }: ProjectFiling,
): Promise<void> {
  await transaction.query(sql`
    INSERT INTO "ProjectUnit" ("projectId", "unitId", "role")
    SELECT ${projectId}::int, unit, role
    FROM ${rowsOf(
      'unit int, role "ProjectUnitRole"',
      units.map((unit) => ({ unit: idOf(unit), role: unit.role })),
    )}
    ON CONFLICT DO NOTHING`);
  const personIds = await newIds(transaction, 'ProjectPerson', persons.length);
  const encryptionContext = (column: string, index: number) => ({
    table: 'ProjectPerson',
    column,
    row: personIds[index] ?? 0,
  });
  await transaction.query(sql`
    INSERT INTO "ProjectPerson" ("id", "projectId", "isLeader", "name", "documentType", "documentNumberCipher", "phoneCipher", "degree",
      "title", "birthYear", "gender", "specialty", "employerUnitId", "monthsPerYear")
    SELECT id, ${projectId}::int, leads, name, document, decode(number, 'hex'), decode(phone, 'hex'), degree, title, born, gender,
      specialty, employer, months
    FROM ${rowsOf(
      'id int, leads boolean, name text, document text, number text, phone text, degree text, title text, born int, gender text, specialty text, employer int, months int',
      persons.map((person, index) => ({
        id: personIds[index],
        leads: person.isLeader,
        name: person.name,
        document: person.documentType,
        number: seal(person.documentNumber, encryptionContext('documentNumberCipher', index)),
        phone: seal(person.phone, encryptionContext('phoneCipher', index)),
        degree: person.degree,
        title: person.title,
        born: person.birthYear,
        gender: person.gender,
        specialty: person.specialty,
        employer: idByName(person.employer),
        months: person.monthsPerYear,
      })),
    )}`);
  await transaction.query(sql`
    INSERT INTO "ProjectIndicator" ("projectId", "binding", "kind", "quantity", "description")
    SELECT ${projectId}::int, binding, kind, quantity, description
    FROM ${rowsOf('binding boolean, kind text, quantity numeric, description text', indicators)}`);
  await transaction.query(sql`
    INSERT INTO "ProjectScheduleItem" ("projectId", "startsOn", "endsOn", "goal")
    SELECT ${projectId}::int, "startsOn", "endsOn", goal
    FROM ${rowsOf('"startsOn" date, "endsOn" date, goal text', schedule)}`);
  await transaction.query(sql`
    INSERT INTO "ProjectMilestone" ("projectId", "position", "reachedBy", "achievement")
    SELECT ${projectId}::int, place, reached, achievement
    FROM ${rowsOf(
      'place int, reached date, achievement text',
      milestones.map(({ reachedBy, achievement }, index) => ({
        place: index + 1,
        reached: reachedBy,
        achievement,
      })),
    )}`);
}

/** What is asked for, not what is granted: that is decided and recorded later. */
async function fileMoney(
  transaction: Queryable,
  { budget, equipment, funding }: ApplicationForm['projects'][number],
  projectId: number,
  ref: string,
): Promise<void> {
  await transaction.query(sql`
    INSERT INTO "BudgetLine" ("projectId", "category", "source", "amount")
    SELECT ${projectId}::int, category, source, amount
    FROM ${rowsOf('category "BudgetCategory", source "FundingSource", amount numeric', budget)}
    WHERE amount IS NOT NULL`);
  await transaction.query(sql`
    INSERT INTO "EquipmentItem" ("projectId", "name", "quantity", "unitPrice", "amount", "source", "use", "purpose")
    SELECT ${projectId}::int, name, quantity, "unitPrice", quantity * "unitPrice", source, use, purpose
    FROM ${rowsOf(
      'name text, quantity int, "unitPrice" numeric, source "FundingSource", use "EquipmentUse", purpose text',
      equipment,
    )}
    WHERE quantity IS NOT NULL AND "unitPrice" IS NOT NULL`);
  await transaction.query(sql`
    INSERT INTO "Funding" ("ref", "projectId", "source", "phase", "amount")
    SELECT ref, ${projectId}::int, source, 'REQUESTED', amount
    FROM ${rowsOf(
      'ref text, source "FundingSource", amount numeric',
      funding.map((sum, index) => ({ ref: `${ref}-funding-${index + 1}`, ...sum })),
    )}
    WHERE amount IS NOT NULL`);
}
