import { GraphQLError } from 'graphql';
import { isOutage, isReadOnly, isStorageFull } from '../database/outage.ts';
import { databaseUnavailable, type RefusedError, storageFull } from './http/refusal.ts';

/** What to tell the client of an error that is the database's; undefined where it is none. */
export function outageRefusal(error: unknown): RefusedError | undefined {
  if (error instanceof GraphQLError && error.originalError) return outageRefusal(error.originalError);
  if (isStorageFull(error)) return storageFull();
  return isOutage(error) || isReadOnly(error) ? databaseUnavailable() : undefined;
}
