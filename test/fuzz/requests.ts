import type { GraphQLSchema } from 'graphql';
import { broken } from './breakage.ts';
import { diceOf } from './dice.ts';
import { type Operation, OperationWriter } from './operations.ts';

/** A request of a run, the same for the same seed and index. */
export interface FuzzRequest {
  readonly index: number;
  /** Whose key it carries; null where it carries none. */
  readonly role: string | null;
  readonly path: string;
  readonly init: RequestInit;
  readonly operation: Operation;
}

const LONGEST_ADDRESS = 6000;
const TYPES = ['application/json', 'application/graphql-response+json', '*/*'];

/**
 * Makes the requests of a run: valid and broken operations over the whole schema, by GET and POST.
 *
 * @param keys the keys that are sent, by role.
 */
export function requestsOf(schema: GraphQLSchema, seed: number, keys: Readonly<Record<string, string>>) {
  const writer = new OperationWriter(schema);
  return {
    /** The fields that were asked for so far, as `Type.field`. */
    asked: writer.asked,
    request(index: number): FuzzRequest {
      const dice = diceOf(seed, index);
      const whole = writer.write(dice);
      const operation = dice.happens(0.3) ? broken(whole, dice) : whole;
      const role = dice.happens(0.35) ? null : dice.pick(Object.keys(keys));
      const headers: Record<string, string> = {
        accept: dice.pick(TYPES),
        'x-request-id': `fuzz-${seed}-${index}`,
        ...(role !== null && { authorization: `Bearer ${keys[role]}` }),
      };
      const address = addressOf(operation);
      const byAddress =
        address.length < LONGEST_ADDRESS && dice.happens(operation.kind === 'query' ? 0.25 : 0.02);
      if (byAddress) return { index, role, path: address, init: { method: 'GET', headers }, operation };
      const { query, variables, operationName } = operation;
      const body = JSON.stringify({ query, variables, ...(operationName !== null && { operationName }) });
      headers['content-type'] = 'application/json';
      const torn = dice.happens(0.005) ? body.slice(0, dice.between(0, body.length)) : body;
      return { index, role, path: '/graphql', init: { method: 'POST', headers, body: torn }, operation };
    },
  };
}

function addressOf({ query, variables, operationName }: Operation): string {
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  if (operationName !== null) search.set('operationName', operationName);
  return `/graphql?${search.toString()}`;
}
