import { addressOf } from './address.ts';
import { serialOf } from './serial-day.ts';
import { escaped } from '../export-formats/xlsx-sheet.ts';
import type { Content, SheetModel, Validation, WrittenCell } from './sheet-model.ts';
import { styleIndex } from './styles.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** A spreadsheet shows no longer messages beside a cell. */
const LONGEST_PROMPT = 255;

/** A sheet as a part of a workbook. */
export function sheetXml(sheet: SheetModel): string {
  const columns = sheet.widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const rows = [...sheet.rows].toSorted(([a], [b]) => a - b);
  const written = rows.map(([number, cells]) => rowXml(number, cells, sheet.heights.get(number)));
  const merges = sheet.merges.map((range) => `<mergeCell ref="${range}"/>`);
  return [
    `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>`,
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    `<sheetData>${written.join('')}</sheetData>`,
    merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '',
    validationsXml(sheet),
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>',
  ].join('');
}

function rowXml(number: number, cells: ReadonlyMap<number, WrittenCell>, height: number | undefined): string {
  const sized = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
  const written = [...cells].toSorted(([a], [b]) => a - b);
  return `<row r="${number}"${sized}>${written.map(([column, cell]) => cellXml(addressOf({ row: number, column }), cell)).join('')}</row>`;
}

function cellXml(address: string, { content, style }: WrittenCell): string {
  const head = `<c r="${address}" s="${styleIndex(style)}"`;
  return content === undefined ? `${head}/>` : head + contentXml(content);
}

function contentXml(content: Content): string {
  if ('text' in content) {
    return ` t="inlineStr"><is><t xml:space="preserve">${escaped(content.text)}</t></is></c>`;
  }
  if ('number' in content) return `><v>${content.number}</v></c>`;
  if ('day' in content) return `><v>${serialOf(content.day)}</v></c>`;
  const formula = `<f>${escaped(content.formula)}</f>`;
  return 'number' in content.result
    ? `>${formula}<v>${content.result.number}</v></c>`
    : ` t="str">${formula}<v>${escaped(content.result.text)}</v></c>`;
}

function validationsXml({ validations }: SheetModel): string {
  if (validations.length === 0) return '';
  const written = validations.map(({ range, validation }) => validationXml(range, validation));
  return `<dataValidations count="${written.length}">${written.join('')}</dataValidations>`;
}

function validationXml(range: string, { rule, strict, prompt, error }: Validation): string {
  const messages = [
    error === undefined ? '' : ` showErrorMessage="1" errorTitle="请核对" error="${shortened(error)}"`,
    prompt === undefined ? '' : ` showInputMessage="1" promptTitle="填写说明" prompt="${shortened(prompt)}"`,
  ].join('');
  const style = strict ? '' : ' errorStyle="warning"';
  const open = (attributes: string) =>
    `<dataValidation allowBlank="1"${style}${messages}${attributes} sqref="${range}">`;
  const between = (type: string, from: string, to?: string) =>
    `${open(` type="${type}" operator="${to === undefined ? 'greaterThanOrEqual' : 'between'}"`)}<formula1>${from}</formula1>${to === undefined ? '' : `<formula2>${to}</formula2>`}</dataValidation>`;
  switch (rule.type) {
    case 'list':
      return `${open(' type="list"')}<formula1>${escaped(rule.source)}</formula1></dataValidation>`;
    case 'textLength':
      return between('textLength', '0', `${rule.most}`);
    case 'whole':
      return between('whole', `${rule.least}`, `${rule.most}`);
    case 'decimal':
      return between('decimal', '0');
    case 'date':
      return between('date', '1');
    case 'any':
      return `${open('')}</dataValidation>`;
  }
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return escaped(
    characters.length <= LONGEST_PROMPT ? text : `${characters.slice(0, LONGEST_PROMPT - 1).join('')}…`,
  );
}
