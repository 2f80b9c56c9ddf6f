import ExcelJS from 'exceljs';
import yauzl from 'yauzl';
import { ZipFile } from 'yazl';
import { checkApplicationForm } from '../../../src/domain/application-form/check.ts';
import { readForm } from '../../../src/exchange/form/read-form.ts';
import { writeForm } from '../../../src/exchange/form/write-form.ts';
import { soundApplication } from '../../domain/application-forms.ts';
import { DIVISIONS, WENZHOU, WRITTEN_WITH } from './divisions.ts';

/** A Wenzhou form with everything in it that the form has a place for. */
export async function filledForm(): Promise<Buffer> {
  const { form } = checkApplicationForm(soundApplication(), DIVISIONS);
  if (!form) throw new Error('the sound application is sound');
  return writeForm(WENZHOU, [form], WRITTEN_WITH);
}

/** A form as another program saves it after somebody worked on it. */
export async function editedForm(
  edit: (sheet: (name: string) => ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(arrayBuffer(await filledForm()));
  edit((name) => {
    const sheet = workbook.getWorksheet(name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    return sheet;
  }, workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** ExcelJS takes the bytes of a file alone, not of a pool. */
export function arrayBuffer(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

/** The cell right of, or beneath, the one with a text. */
export function cellBy(sheet: ExcelJS.Worksheet, text: string, direction: 'right' | 'down'): ExcelJS.Cell {
  let found: ExcelJS.Cell | undefined;
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      const shown = typeof cell.value === 'string' ? cell.value.replace(/ \*$/u, '') : undefined;
      if (shown === text) found ??= cell;
    }),
  );
  if (!found) throw new Error(`no cell says ${text}`);
  const [row, column] = [Number(found.row), Number(found.col)];
  return direction === 'right' ? sheet.getCell(row, column + 1) : sheet.getCell(row + 1, column);
}

/** The files of a zip, changed and zipped again. */
export async function rezipped(zip: Buffer, change: (files: Map<string, Buffer>) => void): Promise<Buffer> {
  const files = new Map<string, Buffer>();
  const reader = await yauzl.fromBufferPromise(zip, { lazyEntries: true });
  for await (const entry of reader.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await reader.openReadStreamPromise(entry)) {
      if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    }
    files.set(entry.fileName, Buffer.concat(chunks));
  }
  change(files);
  const writer = new ZipFile();
  for (const [name, content] of files) writer.addBuffer(content, name);
  writer.end();
  const chunks: Buffer[] = [];
  for await (const chunk of writer.outputStream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What is wrong with a file, as `error 备案申请表 B2 MISSING_VALUE`; nothing is drafted where there is an error. */
export async function problemsOf(file: Uint8Array): Promise<string[]> {
  const { problems, applications } = await readForm(file, DIVISIONS);
  const refused = problems.some(({ severity }) => severity === 'error');
  if (refused !== (applications.length === 0)) throw new Error('refused and drafted, or neither');
  return problems.map(
    ({ severity, sheet, cell, code }) => `${severity} ${sheet ?? '-'} ${cell ?? '-'} ${code}`,
  );
}
