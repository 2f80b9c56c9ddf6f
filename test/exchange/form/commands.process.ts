import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { buildAtlas, runAtlas } from '../../server/atlas-process.ts';
import { temporaryFolder } from '../folder.ts';
import { cellBy, editedForm, filledForm } from './workbooks.ts';

const LONG_ENOUGH = 240_000;
const draft = z.object({ consortium: z.object({ name: z.string() }) });

beforeAll(() => buildAtlas(), LONG_ENOUGH);

it(
  'a form is written empty, read with its problems by cell, and kept as a draft once it is right',
  async () => {
    const folder = await temporaryFolder();
    const atlas = (...parameters: string[]) =>
      runAtlas(['form', ...parameters], { ATLAS_DATA_DIR: join(folder, 'data'), ATLAS_SAMPLE: 'off' });
    const file = (name: string) => join(folder, name);

    const refused = await atlas('new', '--policy', 'weihai-2022', file('none.xlsx'));
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(
      /weihai-2022 has no form.*hangzhou-2022, wenzhou-2025, zhejiang-2022, zhenjiang-2023/,
    );

    expect((await atlas('new', '--policy', 'wenzhou-2025', file('new.xlsx'))).status).toBe(0);
    const empty = await atlas('read', file('new.xlsx'), '--json', '--out', file('empty.json'));
    expect(empty.status).toBe(1);
    expect(empty.stdout).toContain('"sheet":"备案申请表","cell":"B2","code":"MISSING_VALUE"');
    await expect(access(file('empty.json'))).rejects.toThrow('ENOENT');

    const wrong = await editedForm((sheet) => {
      cellBy(sheet('备案申请表'), '成员总数（个）', 'right').value = '四家';
    });
    await writeFile(file('wrong.xlsx'), wrong);
    const read = await atlas('read', file('wrong.xlsx'), '--draft');
    expect(read.status).toBe(1);
    expect(read.stderr).toMatch(/^error\t备案申请表\tB19\tBAD_NUMBER\t/m);

    await writeFile(file('right.xlsx'), await filledForm());
    const kept = await atlas('read', file('right.xlsx'), '--draft', '--out', file('right.json'));
    expect([kept.status, kept.stderr]).toEqual([0, '']);
    expect(kept.stdout).toContain('kept as LOCAL:wenzhou-2025-000001.');
    const document = draft.parse(JSON.parse(await readFile(file('right.json'), 'utf8')));
    expect(document.consortium.name).toBe('温州市样例储能变流器创新联合体');

    expect((await atlas('write', 'LOCAL:wenzhou-2025-000001', file('again.xlsx'))).status).toBe(0);
    const again = await atlas('read', file('again.xlsx'));
    expect([again.status, again.stdout]).toEqual([0, 'wenzhou-2025: 1 drafted; 0 errors, 0 warnings.\n']);
  },
  LONG_ENOUGH,
);
