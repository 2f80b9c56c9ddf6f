import { sql } from '../../../database/statement.ts';
import { policyCovers, type CoveredConsortium } from '../../../policy/covering.ts';
import { reachOf } from '../../request/rights.ts';
import { inputError } from '../../request/user-error.ts';
import type { RecordGuard } from './record.ts';

/**
 * Leaves it to `admitMember` and `releaseMember` how members of a filed consortium come and go where its policy asks for
 * the consent of all. Those who keep official records may correct what is on record.
 */
export const byConsentAlone: RecordGuard = async (
  { transaction, divisions, policies, viewer },
  { action, id, values },
) => {
  const changesPart =
    action !== 'CHANGE' || ['role', 'joinedOn', 'leftOn'].some((field) => values[field] !== undefined);
  if (!changesPart || reachOf(viewer, 'WRITE_OFFICIAL_RECORDS').to !== 'NOTHING') return [];
  const given = typeof values['consortium'] === 'number' ? values['consortium'] : null;
  const [filed] = await transaction.query<CoveredConsortium>(sql`
    SELECT "tier", "divisionCode" FROM "Consortium"
    WHERE "filedOn" IS NOT NULL
      AND "id" = coalesce((SELECT "consortiumId" FROM "Membership" WHERE "id" = ${id}::int), ${given}::int)`);
  const rule = policies
    .all()
    .filter((policy) => filed && policyCovers(policy, filed, divisions))
    .flatMap(({ course }) => course.memberChanges)[0]?.rule;
  if (rule === undefined) return [];
  return [
    inputError('CONSENT_NEEDED', {
      zh: `按${rule}，备案后增减成员须经全体成员同意；请用 admitMember 或 releaseMember 办理。`,
      en: `By ${rule} members of a filed consortium come and go by the consent of all; use admitMember or releaseMember.`,
    }),
  ];
};
