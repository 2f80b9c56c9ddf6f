import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { loadSampleIfEmpty } from '../../src/exchange/built-in-records.ts';
import { startTestServer, type TestServer } from '../server/test-server.ts';
import { openBrowser } from './browser.ts';

const EXAMPLES = readdirSync(join(import.meta.dirname, '../../web/graphiql/examples')).filter((file) =>
  file.endsWith('.graphql'),
);

let server: TestServer;
let browser: Browser;
let page: Page;
/** Whatever the page complained of, and whatever it asked of another host. */
const complaints: string[] = [];

beforeAll(async () => {
  server = await startTestServer();
  await loadReferenceRows(server.database);
  await loadSampleIfEmpty(server.database);
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !/^(?:data|blob):/.test(request.url()))
      complaints.push(request.url());
  });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('GraphiQL comes from here alone', async () => {
  await page.goto(`${server.url}/graphql`);
  await page.getByRole('button', { name: /Execute query/ }).waitFor();
  expect(await page.getByRole('tab').count()).toBeGreaterThanOrEqual(EXAMPLES.length);
  expect(complaints).toEqual([]);
});

test.each(EXAMPLES.map((file, index) => [file, index] as const))(
  'the example %s answers',
  async (_file, index) => {
    await page.getByRole('tab').nth(index).click();
    // GraphiQL takes up the name of the operation a moment after it shows a tab.
    await page.waitForTimeout(500);
    const answered = page.waitForResponse(
      (response) =>
        response.url().endsWith('/graphql') && !(response.request().postData() ?? '').includes('__schema'),
    );
    await page.getByRole('button', { name: /Execute query/ }).click();
    const answer: unknown = await (await answered).json();
    expect(answer).not.toHaveProperty('errors');
    // More than a frame without content: each example is worth looking at.
    expect(JSON.stringify(answer).length).toBeGreaterThan(300);
    await page.locator('.graphiql-response').getByText('"data"').first().waitFor();
    expect(complaints).toEqual([]);
  },
);
