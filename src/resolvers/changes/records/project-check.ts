import { sql } from '../../../database/statement.ts';
import { inputError } from '../../request/user-error.ts';
import type { RecordCheck } from './record.ts';

/** Refuses a second leader of a project. */
export const oneLeader: RecordCheck = async ({ transaction }, id) => {
  // Of two who are made leaders at one time the second waits here for the first.
  await transaction.query(sql`
    SELECT "id" FROM "Project" WHERE "id" IN (SELECT "projectId" FROM "ProjectPerson" WHERE "id" = ${id}::int) FOR NO KEY UPDATE`);
  const [other] = await transaction.query(sql`
    SELECT other."id" FROM "ProjectPerson" person
    JOIN "ProjectPerson" other ON other."projectId" = person."projectId" AND other."id" <> person."id" AND other."isLeader"
    WHERE person."id" = ${id}::int AND person."isLeader" LIMIT 1`);
  if (!other) return [];
  return [
    inputError(
      'SECOND_LEADER',
      {
        zh: '一个项目只有一名负责人；请先将原负责人改为成员。',
        en: 'A project has one leader; make the other one a member first.',
      },
      'isLeader',
    ),
  ];
};
