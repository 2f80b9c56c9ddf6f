import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { loadSampleIfEmpty } from '../../src/exchange/built-in-records.ts';
import { startTestServer, type TestServer } from '../server/test-server.ts';
import { openBrowser } from './browser.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const LEAD = 'LOCAL:sample-longgang-001';

/** Every screen, by an address that shows something on it. */
const SCREENS = [
  '/',
  '/cities/330300',
  '/compare',
  '/compare?measure=ENTERPRISE_SHARE&a=330300-MUNICIPAL&b=331000-MUNICIPAL',
  '/consortia',
  '/units',
  '/projects',
  '/fundings',
  `/consortia/${LEAD}`,
  `/consortia/${LEAD}?part=members`,
  `/consortia/${LEAD}?part=projects`,
  `/consortia/${LEAD}?part=compliance&policy=wenzhou-2025`,
  '/consortia?q=nobody',
  '/consortia/LOCAL:none',
  '/cities/330300/none',
];
const LANGUAGES = ['zh', 'en'] as const;
const WIDTHS = [360, 1366] as const;
const THEMES = ['light', 'dark'] as const;

let server: TestServer;
let browser: Browser;
/** Whatever pages complained of, and whatever they asked of another host. */
const complaints: string[] = [];

beforeAll(async () => {
  server = await startTestServer();
  await loadReferenceRows(server.database);
  await loadSampleIfEmpty(server.database);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

interface Look {
  readonly language: (typeof LANGUAGES)[number];
  readonly width: number;
  readonly theme: (typeof THEMES)[number];
}

async function openContext({ language, width, theme }: Look): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 768 },
    colorScheme: theme,
    acceptDownloads: true,
  });
  await context.addInitScript((chosen) => {
    // A page that is not there yet has no storage.
    if (location.protocol.startsWith('http')) localStorage.setItem('atlas-language', chosen);
  }, language);
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !/^(?:data|blob):/.test(request.url()))
      complaints.push(request.url());
  });
  return context;
}

async function openPage(look: Partial<Look> = {}): Promise<Page> {
  const context = await openContext({ language: 'zh', width: 1366, theme: 'light', ...look });
  return context.newPage();
}

async function show(page: Page, path: string): Promise<void> {
  await page.goto(`${server.url}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
}

/** What axe-core finds on a page, and where. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  return page.evaluate(async () => {
    const axe: unknown = Reflect.get(window, 'axe');
    const run: unknown = typeof axe === 'object' && axe !== null ? Reflect.get(axe, 'run') : undefined;
    if (typeof run !== 'function') throw new Error('axe-core is not there');
    const { violations } = await run.call(axe);
    return violations.map(
      ({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html ?? ''}`,
    );
  });
}

const LOOKS: readonly Look[] = LANGUAGES.flatMap((language) =>
  WIDTHS.flatMap((width) => THEMES.map((theme) => ({ language, width, theme }))),
);

describe.each(LOOKS)('in $language, $width wide, $theme', (look) => {
  let page: Page;
  beforeAll(async () => {
    page = await openPage(look);
  });
  afterAll(() => page.context().close());

  test.each(SCREENS)(
    '%s has one heading, no code, one language, and nothing that axe finds',
    async (path) => {
      await show(page, path);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      const text = await page.locator('body').innerText();
      expect(text).not.toMatch(/\b(?:null|undefined|NaN|\[object)\b/);
      expect(text).not.toMatch(/\b[A-Z]{3,}_[A-Z_]+\b/);
      expect(look.language === 'en' ? await chineseOf(page) : []).toEqual([]);
      expect(await faultsOf(page)).toEqual([]);
      // The page itself never scrolls sideways: what is wide, such as a table, does so for itself.
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(beyond).toBeLessThanOrEqual(0);
    },
  );
});

/** Chinese on an English page: names stand in their own language, and so do clauses and places to choose from. */
function chineseOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const own = node.parentElement?.closest(
        '[lang="zh-CN"], select, button[lang], noscript, script, style',
      );
      const words = (node.textContent ?? '').replaceAll(/clause \S+|\([^()]*\)/g, '');
      if (!own && /[\u4E00-\u9FFF]{2,}/.test(words)) found.push(words);
    }
    return found;
  });
}

describe('a chief of a science bureau', () => {
  test('sees how many miss the policy, and goes to the records behind it with their file', async () => {
    const page = await openPage();
    await show(page, '/');
    await page.getByRole('link', { name: '温州市' }).click();
    await page
      .getByRole('heading', { level: 2, name: /100家市级联合体中，12家不符合，22家无法判定/ })
      .waitFor();
    await page.getByRole('link', { name: '查看记录' }).first().click();
    await page.getByText('共100条').waitFor();
    await page.getByRole('button', { name: '下载全部100行' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const path = await (await download).path();
    const rows = (await readFile(path, 'utf8')).trimEnd().split('\n');
    expect(rows).toHaveLength(101);
    await page.context().close();
  });

  test('finds a consortium by a part of its name, and reads which rules it misses', async () => {
    const page = await openPage();
    await show(page, '/consortia');
    await page.getByRole('searchbox').fill('智能断路器');
    await page
      .getByRole('link', { name: /智能断路器/ })
      .first()
      .click();
    await page.getByRole('link', { name: '合规' }).click();
    await page.getByLabel('政策', { exact: true }).selectOption('wenzhou-2025');
    const verdict = page.getByRole('heading', { level: 2, name: /可查项均符合/ });
    await verdict.waitFor();
    expect(await verdict.innerText()).toContain('另10项需人工判断');
    await page.context().close();
  });

  test('tries another threshold and other members, and sees which rules change', async () => {
    const page = await openPage();
    await show(page, '/consortia/LOCAL:sample-wenzhou-001?part=compliance');
    const trial = page.getByRole('region', { name: '试一试' });
    await trial.getByLabel('成员单位不少于6个').fill('9');
    await trial.getByRole('heading', { name: /1项偏离，可说明理由/ }).waitFor();
    await trial.getByText('1项规则因此改变').waitFor();
    await trial.getByLabel('加本地企业').fill('2');
    await trial.getByRole('heading', { name: /可查项均符合|缺\d+项事实/ }).waitFor();
    await trial.getByRole('group').getByText('去掉成员单位').click();
    await trial.getByRole('checkbox').first().check();
    await trial.getByRole('heading', { name: /1项偏离，可说明理由/ }).waitFor();
    await trial.getByRole('button', { name: '恢复原样' }).click();
    await trial.getByText('改动任意一项').waitFor();
    expect(await trial.getByLabel('成员单位不少于6个').inputValue()).toBe('6');
    await page.context().close();
  });

  test('pages on to the last of all consortia by scrolling', async () => {
    const page = await openPage();
    await show(page, '/consortia');
    const table = page.getByRole('region', { name: '创新联合体名录' });
    await expect
      .poll(async () => {
        await table.evaluate((element) => element.scrollTo(0, element.scrollHeight));
        return page.locator('tr[aria-rowindex="301"]').count();
      })
      .toBe(1);
    await page.context().close();
  });

  test('goes back a year, and the day goes along to the next screen and stands in the address', async () => {
    const page = await openPage();
    await show(page, '/cities/330300?on=2025-09-01');
    await page.getByRole('link', { name: '查看记录' }).first().click();
    await page.getByRole('heading', { level: 1, name: '创新联合体名录' }).waitFor();
    expect(new URL(page.url()).searchParams.get('on')).toContain('2025-09-01');
    await page.context().close();
  });
});

describe('what a screen takes', () => {
  /** Of compressed script, for the first screen. */
  const MOST_SCRIPT_BYTES = 250_000;
  const MOST_REQUESTS = 3;

  test('the first screen takes no more script than it may, compressed', async () => {
    const page = await openPage();
    const scripts: { readonly isCompressed: boolean; readonly size: number }[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return;
      const { 'content-encoding': coding, 'content-length': size } = response.headers();
      scripts.push({ isCompressed: coding !== undefined, size: Number(size) });
    });
    await show(page, '/cities/330300');
    expect(scripts.length).toBeGreaterThan(0);
    // Small ones gain nothing.
    expect(scripts.filter(({ isCompressed, size }) => !isCompressed && size > 1024)).toEqual([]);
    expect(scripts.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(MOST_SCRIPT_BYTES);
    await page.context().close();
  });

  test.each(SCREENS)('%s asks the service three times at most', async (path) => {
    const page = await openPage();
    let asked = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql')) asked += 1;
    });
    await show(page, path);
    expect(asked).toBeLessThanOrEqual(MOST_REQUESTS);
    await page.context().close();
  });
});

describe('where the service is away', () => {
  test('the page says so, keeps what it has, and goes on by itself', async () => {
    const page = await openPage();
    await show(page, '/consortia');
    await page.route('**/graphql', (route) => route.abort());
    await page.getByRole('searchbox').fill('电机');
    await page.getByRole('alert').getByText('没有连上服务').waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: '立即重试' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    const found = page.getByRole('link', { name: /电机/ });
    await found.first().waitFor();
    expect(await found.count()).toBeGreaterThan(0);
    await page.context().close();
  });

  test('one that refuses for a while is asked again when it said', async () => {
    const page = await openPage();
    let refused = 0;
    await page.route('**/graphql', async (route) => {
      refused += 1;
      if (refused > 1) await route.continue();
      else
        await route.fulfill({
          status: 429,
          headers: { 'retry-after': '1' },
          json: { errors: [{ message: 'wait', extensions: { code: 'RATE_LIMITED' } }] },
        });
    });
    await page.goto(`${server.url}/consortia`);
    await page.getByRole('alert').getByText('请求过多').waitFor();
    await page.getByText('共300条').waitFor();
    expect(refused).toBeGreaterThan(1);
    await page.context().close();
  });
});

test('every journey works by keyboard: from the choice of cities to a rule', async () => {
  const page = await openPage();
  await show(page, '/');
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const text = await page.evaluate(() => {
        const active = document.activeElement;
        return active instanceof HTMLAnchorElement ? (active.textContent ?? '') : '';
      });
      if (text.includes(name)) return;
    }
    throw new Error(`Tab does not come to ${name}`);
  };
  await tabTo('温州市');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '温州市创新联合体' }).waitFor();
  await tabTo('查看记录');
  await page.keyboard.press('Enter');
  await page.getByText('共100条').waitFor();
  await tabTo('创新联合体');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/consortia\/LOCAL/);
  const compliance = page.getByRole('link', { name: '合规' });
  await compliance.waitFor();
  expect(await compliance.count()).toBe(1);
  await page.context().close();
});

test('nothing came from elsewhere, and nothing went wrong unseen', () => {
  const expected = /net::ERR_FAILED|status of 429/;
  expect(complaints.filter((complaint) => !expected.test(complaint))).toEqual([]);
});
