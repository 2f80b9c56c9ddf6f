import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { readForm } from '../../../src/exchange/form/read-form.ts';
import { DIVISIONS } from './divisions.ts';
import { filledForm, problemsOf, rezipped } from './workbooks.ts';

const SHEET = 'xl/worksheets/sheet2.xml';

/** A filled form with one of its parts changed or added. */
async function withPart(path: string, change: (text: string) => string | Buffer): Promise<Buffer> {
  return rezipped(await filledForm(), (files) => {
    const changed = change(files.get(path)?.toString('utf8') ?? '');
    files.set(path, typeof changed === 'string' ? Buffer.from(changed) : changed);
  });
}

/** A filled form that says it is another. */
async function renamed(to: string): Promise<Buffer> {
  return rezipped(await filledForm(), (files) => {
    for (const [path, content] of files) {
      files.set(
        path,
        Buffer.from(content.toString('utf8').replace('>wenzhou-2025/WENZHOU_APPLICATION/1<', `>${to}<`)),
      );
    }
  });
}

/** How long a refusal takes, in milliseconds, and how much memory it takes, in bytes. */
async function costOf(work: () => Promise<unknown>): Promise<{ milliseconds: number; bytes: number }> {
  const [started, before] = [performance.now(), process.memoryUsage().rss];
  await work();
  return { milliseconds: performance.now() - started, bytes: process.memoryUsage().rss - before };
}

describe('a file that is no form', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('name,code\n')],
    ['the beginning of a zip', Buffer.from('PK\u0003\u0004')],
  ])('is %s', async (_, file) => {
    expect(await problemsOf(file)).toEqual(['error - - NOT_A_WORKBOOK']);
  });

  it('is cut short, or changed in its middle', async () => {
    const file = await filledForm();
    expect(await problemsOf(file.subarray(0, file.length - 100))).toEqual(['error - - NOT_A_WORKBOOK']);
    const changed = Buffer.from(file);
    changed.fill(0x55, 2_000, 4_000);
    expect(await problemsOf(changed)).toEqual(['error - - NOT_A_WORKBOOK']);
  });

  it('is an old .xls workbook, or one with a password: both begin alike', async () => {
    const file = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(4_096),
    ]);
    expect(await problemsOf(file)).toEqual(['error - - OLD_OR_ENCRYPTED']);
  });

  it('is a zip of something else', async () => {
    expect(
      await problemsOf(await rezipped(await filledForm(), (files) => files.delete('_rels/.rels'))),
    ).toEqual(['error - - NOT_A_WORKBOOK']);
  });

  it('is a workbook of another kind, or a form of another version', async () => {
    expect(await problemsOf(await renamed('taizhou-2025-draft/NONE/1'))).toEqual(['error - - UNKNOWN_FORM']);
    expect(await problemsOf(await renamed('wenzhou-2025/WENZHOU_APPLICATION/0'))).toEqual([
      'error - - OTHER_VERSION',
    ]);
    const unmarked = await withPart('xl/workbook.xml', (text) => text.replace('选项', '别的'));
    expect(await problemsOf(unmarked)).toEqual(['error - - UNKNOWN_FORM']);
  });
});

describe('a form that carries more than a form', () => {
  it('holds a macro', async () => {
    expect(await problemsOf(await withPart('xl/vbaProject.bin', () => 'Sub AutoOpen()'))).toEqual([
      'error - - HAS_MACROS',
    ]);
  });

  it('takes values from other files', async () => {
    expect(
      await problemsOf(await withPart('xl/externalLinks/externalLink1.xml', () => '<externalLink/>')),
    ).toEqual(['error - - HAS_EXTERNAL_LINKS']);
    expect(await problemsOf(await withPart('xl/connections.xml', () => '<connections/>'))).toEqual([
      'error - - HAS_EXTERNAL_LINKS',
    ]);
  });

  it('declares entities that multiply', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>';
    const file = await withPart(SHEET, (text) => text.replace('<worksheet', `${bomb}<worksheet`));
    expect(await problemsOf(file)).toEqual(['error - - NOT_A_WORKBOOK']);
  });
});

describe('a form that is larger than any form', () => {
  it('has 100,000 rows, and is refused soon and in little memory', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, index) =>
        `<row r="${index + 100}"><c r="A${index + 100}" t="inlineStr"><is><t>x</t></is></c></row>`,
    ).join('');
    const file = await withPart(SHEET, (text) => text.replace('</sheetData>', `${rows}</sheetData>`));
    const { problems } = await readForm(file, DIVISIONS);
    expect(problems).toMatchObject([{ code: 'TOO_MANY_ROWS', sheet: '备案申请表' }]);
    const { milliseconds, bytes } = await costOf(() => readForm(file, DIVISIONS));
    expect(milliseconds).toBeLessThan(2_000);
    expect(bytes).toBeLessThan(100_000_000);
  });

  it('unpacks to more than it may, by its own directory', async () => {
    const file = await withPart('xl/media/image1.png', () => Buffer.alloc(200_000_000));
    expect(file.length).toBeLessThan(5_000_000);
    const { milliseconds, bytes } = await costOf(async () => {
      expect(await problemsOf(file)).toEqual(['error - - TOO_LARGE']);
    });
    expect(milliseconds).toBeLessThan(1_000);
    expect(bytes).toBeLessThan(50_000_000);
  });

  it('unpacks to more than its directory says', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.alloc(60_000_000), '_rels/.rels');
    zip.end();
    const chunks: Buffer[] = [];
    for await (const chunk of zip.outputStream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    const file = Buffer.concat(chunks);
    const lied = Buffer.from(file);
    const directory = lied.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    lied.writeUInt32LE(1_000, directory + 24);
    const { bytes } = await costOf(async () => {
      expect(await problemsOf(lied)).toEqual(['error - - NOT_A_WORKBOOK']);
    });
    expect(bytes).toBeLessThan(50_000_000);
  });

  it('is a large file', async () => {
    const file = Buffer.concat([Buffer.from('PK'), Buffer.alloc(5_000_000)]);
    expect(await problemsOf(file)).toEqual(['error - - TOO_LARGE']);
  });
});
