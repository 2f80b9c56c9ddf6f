import { sql } from '../../database/statement.ts';
import { APPLICATION_COLUMNS, type ApplicationRow, scopeOfApplication } from './application.ts';
import { type ChangeWork, staleVersion } from '../changes/change.ts';
import type { Context } from '../request/context.ts';
import { recordIdOf } from '../changes/records/stored-values.ts';
import { mayAt, type Right, rightRefused } from '../request/rights.ts';
import { inputError, RefusedChangeError } from '../request/user-error.ts';

/** Which application, as it was when it was read. */
export interface ApplicationVersion {
  readonly id: string;
  readonly version: number;
}

/** An application whose row nobody else changes before the end of the transaction. */
export interface LockedApplication {
  readonly row: ApplicationRow;
  readonly personalDataCipher: Uint8Array | null;
}

/**
 * Holds the row of an application until the end of the transaction. The right comes first, for nobody else is to wait for
 * the row; and again once it is held. One that the viewer may not know of is as one that is not there.
 *
 * @throws AtlasError where the viewer may make no move of it; RefusedChangeError where it is not there.
 */
export async function lockApplication(
  { viewer }: Context,
  { transaction, divisions }: ChangeWork,
  globalId: string,
): Promise<LockedApplication> {
  const id = recordIdOf('Application', globalId, 'id');
  const condition = sql`application."id" = ${id}::int AND application."stage" IS NOT NULL`;
  const requireRight = (found: ScopedApplication | undefined): void => {
    const may = (right: Right) =>
      found !== undefined && mayAt(viewer, right, scopeOfApplication(found), divisions);
    if (may('MOVE_APPLICATIONS')) return;
    if (may('APPLICATIONS')) throw rightRefused(viewer, 'MOVE_APPLICATIONS');
    throw noSuchApplication();
  };
  const [found] = await transaction.query<ScopedApplication>(sql`
    SELECT application."districtCode", application."applicantRef" FROM "Application" application WHERE ${condition}`);
  requireRight(found);
  const [locked] = await transaction.query<
    ApplicationRow & Pick<LockedApplication, 'personalDataCipher'>
  >(sql`
    SELECT ${APPLICATION_COLUMNS}, application."personalDataCipher" FROM "Application" application
    WHERE ${condition} FOR UPDATE`);
  requireRight(locked);
  if (!locked) throw noSuchApplication();
  const { personalDataCipher, ...row } = locked;
  return { row, personalDataCipher };
}

/** Refuses an application that somebody else has changed since it was read. */
export function requireVersion(row: ApplicationRow, version: number): void {
  if (row.version !== version) throw new RefusedChangeError([staleVersion(version, row.version)], row.id);
}

type ScopedApplication = Pick<ApplicationRow, 'districtCode' | 'applicantRef'>;

function noSuchApplication(): RefusedChangeError {
  return new RefusedChangeError([
    inputError('NOT_FOUND', { zh: '这条申报已不存在。', en: 'The application is no longer there.' }, 'id'),
  ]);
}
