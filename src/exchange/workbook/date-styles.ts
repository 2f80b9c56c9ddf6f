import { readXml } from './xml-reader.ts';

/** The built-in number formats that show days (ECMA-376, 18.8.30, with those of Chinese and Japanese editions). */
const isBuiltInDate = (format: number): boolean =>
  (format >= 14 && format <= 17) ||
  format === 22 ||
  (format >= 27 && format <= 31) ||
  format === 36 ||
  (format >= 50 && format <= 58);

/** The indices of those cell styles that show a number as a day. */
export function dateStyles(styles: Buffer): Set<number> {
  const dateFormats = new Set<number>();
  const found = new Set<number>();
  let inCellFormats = false;
  let index = 0;
  readXml(styles, {
    onOpen(element, attributes) {
      const format = Number(attributes['numFmtId']);
      if (element === 'numFmt' && showsDays(attributes['formatCode'] ?? '')) dateFormats.add(format);
      if (element === 'cellXfs') inCellFormats = true;
      if (element !== 'xf' || !inCellFormats) return;
      if (dateFormats.has(format) || isBuiltInDate(format)) found.add(index);
      index += 1;
    },
    onClose(element) {
      if (element === 'cellXfs') inCellFormats = false;
    },
  });
  return found;
}

/** Whether a format has a year or a day outside its quotations, brackets and escaped characters. */
function showsDays(format: string): boolean {
  const bare = format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./gu, '');
  return /[yde]/iu.test(bare.replaceAll(/general/giu, ''));
}
