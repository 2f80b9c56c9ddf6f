import type { Queryable } from '../database/connection.ts';
import { sql } from '../database/statement.ts';
import type { DivisionTree } from '../domain/division.ts';
import { APPLICATION_COLUMNS, type ApplicationRow, placeOfApplication } from './application.ts';
import { staleVersion } from './change.ts';
import type { Context } from './context.ts';
import { recordIdOf } from './records/stored-values.ts';
import { mayAt, rightRefused } from './rights.ts';
import { inputError, RefusedChange } from './user-error.ts';

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
 * Holds the row of an application until the end of the transaction. Throws AtlasError where the viewer may make no move
 * of it, and RefusedChange where it is not there or not as it was read.
 */
export async function lockApplication(
  { viewer }: Context,
  transaction: Queryable,
  { id: globalId, version, divisions }: ApplicationVersion & { readonly divisions: DivisionTree },
): Promise<LockedApplication> {
  const id = recordIdOf('Application', globalId, 'id');
  const [locked] = await transaction.query<
    ApplicationRow & Pick<LockedApplication, 'personalDataCipher'>
  >(sql`
    SELECT ${APPLICATION_COLUMNS}, application."personalDataCipher" FROM "Application" application
    WHERE application."id" = ${id}::int AND application."stage" IS NOT NULL FOR UPDATE`);
  if (!locked) {
    throw new RefusedChange([
      inputError('NOT_FOUND', { zh: '这条申报已不存在。', en: 'The application is no longer there.' }, 'id'),
    ]);
  }
  if (!mayAt(viewer, 'MOVE_APPLICATIONS', placeOfApplication(locked), divisions)) {
    throw rightRefused(viewer, 'MOVE_APPLICATIONS');
  }
  const { personalDataCipher, ...row } = locked;
  if (row.version !== version) throw new RefusedChange([staleVersion(version, row.version)], row.id);
  return { row, personalDataCipher };
}
