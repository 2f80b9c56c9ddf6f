import { GraphQLError } from 'graphql';
import { isOutage } from '../database/outage.ts';

/** Whether an error, or what a resolver threw beneath it, says that the database cannot be reached. */
export function isDatabaseOutage(error: unknown): boolean {
  if (error instanceof GraphQLError && error.originalError) return isDatabaseOutage(error.originalError);
  return isOutage(error);
}
