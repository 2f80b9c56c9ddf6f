import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ABUSED_ENVIRONMENT, type AbuseCase } from '../abuse/abuse-case.ts';
import { ABUSE_CASES } from '../abuse/all-cases.ts';
import { isGood, post, untilGood } from './asking.ts';
import { type EmbeddedService, startEmbedded } from './embedded-service.ts';
import { noteRow } from './row.ts';

/** How soon the service must answer others after each case. */
const RECOVERY_MS = 2000;
const HEALTH_QUERY = '{ units(first: 1) { nodes { name } } }';

let service: EmbeddedService;
beforeAll(async () => {
  service = await startEmbedded(ABUSED_ENVIRONMENT, 'graph');
});
afterAll(() => service.remove());

const titled = ABUSE_CASES.map((each): [string, AbuseCase] => [
  `${each.source.list}, ${each.source.item}: ${each.name}`,
  each,
]);

describe('abuse', () => {
  it.for(titled)('%s', async ([title, { send, expected: wanted }], { task }) => {
    const { status, codes } = wanted;
    const outcome = await send(service.url);
    expect(outcome).toMatchObject({ status, codes });
    const recovery = await untilGood(async () => isGood(await post(service.url, HEALTH_QUERY)), RECOVERY_MS);
    expect(recovery).toBeLessThan(RECOVERY_MS);
    noteRow(task, { kind: 'abuse', sent: title, came: [status, ...codes].join(' '), recovery });
  });
});
