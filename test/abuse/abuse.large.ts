import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createGraph } from '../graph/ask.ts';
import { serve, type TestService } from '../server/test-server.ts';
import { ABUSED_ENVIRONMENT, type AbuseCase, LEAK, SUGGESTION } from './abuse-case.ts';
import { ABUSE_CASES } from './all-cases.ts';

const HEALTH_QUERY = '{ units(first: 1) { nodes { name } } }';
/** How soon the service must answer others after each case, in milliseconds. */
const RECOVERY_MS = 2000;

let graph: Awaited<ReturnType<typeof createGraph>>;
let service: TestService;
beforeAll(async () => {
  graph = await createGraph();
  service = await serve(graph.database, { ...readConfig(ABUSED_ENVIRONMENT), port: 0 });
});
afterAll(async () => {
  await service.stop();
  await graph.drop();
});

/** Sends a case, and holds what comes back against what it must be. */
async function withstand({ send, expected: { status, codes, text = /./ } }: AbuseCase): Promise<void> {
  const outcome = await send(service.url);
  expect(outcome).toMatchObject({ status, codes });
  expect(outcome.contentType).toMatch(/^application\/(?:graphql-response\+)?json; charset=utf-8$/);
  expect(outcome.text).not.toMatch(LEAK);
  expect(outcome.text).not.toMatch(SUGGESTION);
  expect(outcome.text).toMatch(text);
  const asked = performance.now();
  const health = await service.post({ query: HEALTH_QUERY });
  expect(performance.now() - asked).toBeLessThan(RECOVERY_MS);
  expect(health).toMatchObject({ status: 200, codes: [], data: { units: { nodes: [{}] } } });
}

const TITLED = ABUSE_CASES.map((each) => ({
  ...each,
  title: `${each.source.list}, ${each.source.item}: ${each.name}`,
}));
const isSlow = ({ source }: AbuseCase): boolean => source.item === 'slow bodies';

describe('what is sent to do harm', () => {
  it.each(TITLED.filter((each) => !isSlow(each)))('$title', withstand);

  // Each waits until its time is up, so they wait together.
  it.concurrent.each(TITLED.filter(isSlow))('$title', withstand);

  it('has names of its own', () => {
    const names = ABUSE_CASES.map(({ source, name }) => `${source.list} ${source.item} ${name}`);
    expect(names).toHaveLength(new Set(names).size);
  });
});
