import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { administrator, PUBLIC_VIEWER, type Viewer } from '../../src/resolvers/request/viewer.ts';
import { compliantApplication, withoutNumbers } from '../applications/forms.ts';
import { addFurnishedConsortia } from '../graph/furnished.ts';
import { RIGHTS, type TestedRole } from './tables.ts';

/** Consortia that have everything: one where the viewers of a test are at home, and one somewhere else. */
export const WORLDS = {
  home: { consortium: 'LOCAL:f1', division: '330302' },
  away: { consortium: 'LOCAL:f2', division: '330106' },
} as const;
export type World = keyof typeof WORLDS;

const officer = (role: Viewer['role'], divisionCode: string): Viewer => ({
  role,
  name: role,
  divisionCode,
  unitRef: null,
  scopes: ['READ', 'WRITE', 'PERSONAL_DATA'],
});
/** Somebody of each role, at home in the home world and with a key for everything. */
export const VIEWERS: Readonly<Record<TestedRole, Viewer>> = {
  PUBLIC: PUBLIC_VIEWER,
  ANALYST: { ...officer('ANALYST', ''), divisionCode: null },
  APPLICANT: { ...officer('APPLICANT', ''), divisionCode: null, unitRef: 'LOCAL:f1-1' },
  DISTRICT_OFFICER: officer('DISTRICT_OFFICER', '330302'),
  CITY_OFFICER: officer('CITY_OFFICER', '330300'),
  INTEGRATOR: officer('INTEGRATOR', '330300'),
  ADMINISTRATOR: administrator('test'),
};

/** Whether the table lets a role see what needs a right around the consortium of a world. */
export function seesIn(world: World, role: TestedRole, right: string): boolean {
  const row = RIGHTS.find((each) => each.right === right);
  if (!row) throw new Error(`rights.csv has no right ${right}`);
  return row[role] === 'all' || (row[role] === 'own' && world === 'home');
}

/** Makes both worlds, with document and phone numbers and with an application and its reviewer, and with a change of members. */
export async function addWorlds(database: Database): Promise<void> {
  await addFurnishedConsortia(database, 2);
  for (const { consortium, division } of Object.values(WORLDS)) {
    const units = `${consortium}-%`;
    await database.query(
      sql`UPDATE "Consortium" SET "divisionCode" = ${division} WHERE "ref" = ${consortium}`,
    );
    await database.query(
      sql`UPDATE "Unit" SET "registeredDivisionCode" = ${division} WHERE "ref" LIKE ${units}`,
    );
    await addApplication(database, consortium, division);
    await addMemberChange(database, consortium);
  }
  await addNumbers(database);
}

async function addNumbers({ prisma, personalData }: Database): Promise<void> {
  const encrypt = (table: string, column: string, row: number) =>
    personalData.encrypt('13812345678', { table, column, row });
  const units = await prisma.unit.findMany({ where: { ref: { startsWith: 'LOCAL:f' } } });
  for (const { id } of units) {
    const contactPhoneCipher = encrypt('Unit', 'contactPhoneCipher', id);
    await prisma.unit.update({ where: { id }, data: { contactPhoneCipher } });
  }
  for (const { id } of await prisma.projectPerson.findMany()) {
    const documentNumberCipher = encrypt('ProjectPerson', 'documentNumberCipher', id);
    const phoneCipher = encrypt('ProjectPerson', 'phoneCipher', id);
    await prisma.projectPerson.update({ where: { id }, data: { documentNumberCipher, phoneCipher } });
  }
}

async function addApplication({ prisma }: Database, ref: string, division: string): Promise<void> {
  const consortium = await prisma.consortium.findUniqueOrThrow({ where: { ref } });
  const application = await prisma.application.create({
    data: {
      ref: `${ref}-application`,
      policyKey: 'wenzhou-2025',
      stage: 'FILED',
      applicantRef: `${ref}-1`,
      districtCode: division,
      consortiumId: consortium.id,
      form: withoutNumbers(compliantApplication()),
    },
  });
  const move = await prisma.applicationMove.create({
    data: {
      applicationId: application.id,
      kind: 'ADVANCE',
      toStage: 'FILED',
      movedBy: 'test',
      role: 'CITY_OFFICER',
      movedAt: new Date('2025-06-01T00:00:00Z'),
      on: new Date('2025-06-01'),
      policyVersion: '1',
      engineVersion: '1',
      verdict: 'COMPLIANT',
      inputHash: 'a',
      rdIntensityMethod: 'POOLED',
      facts: '{}',
      report: '{}',
    },
  });
  await prisma.applicationReviewer.create({ data: { moveId: move.id, name: '某专家', opinion: '同意' } });
}

async function addMemberChange({ prisma }: Database, ref: string): Promise<void> {
  const consortium = await prisma.consortium.findUniqueOrThrow({
    where: { ref },
    include: { memberships: true },
  });
  const [membership] = consortium.memberships;
  if (!membership) throw new Error(`${ref} has no members`);
  await prisma.memberChange.create({
    data: {
      consortiumId: consortium.id,
      membershipId: membership.id,
      unitId: membership.unitId,
      kind: 'ADMISSION',
      on: new Date('2025-06-01'),
      supplementaryAgreementOn: new Date('2025-05-30'),
      reason: '科研需要',
      recordedBy: 'test',
      recordedAt: new Date('2025-06-02T00:00:00Z'),
      consents: { create: { unitId: membership.unitId, consentedOn: new Date('2025-05-29') } },
    },
  });
}
