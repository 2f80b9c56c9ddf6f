const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const FONTS = {
  plain: '<font><sz val="11"/><name val="宋体"/></font>',
  bold: '<font><b/><sz val="11"/><name val="宋体"/></font>',
  title: '<font><b/><sz val="16"/><name val="宋体"/></font>',
  note: '<font><sz val="9"/><color rgb="FF7F7F7F"/><name val="宋体"/></font>',
} as const;
const FILLS = {
  none: '<fill><patternFill patternType="none"/></fill>',
  gray125: '<fill><patternFill patternType="gray125"/></fill>',
  label: '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill>',
  section: '<fill><patternFill patternType="solid"><fgColor rgb="FFC9D8E8"/></patternFill></fill>',
  computed: '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/></patternFill></fill>',
} as const;
const EDGE = '<left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/>';
const BORDERS = ['<border><left/><right/><top/><bottom/><diagonal/></border>', `<border>${EDGE}</border>`];

/** General, text, a whole number, and two formats of our own. */
const FORMATS = { general: 0, text: 49, whole: 1, day: 164, amount: 165 } as const;
const OWN_FORMATS =
  '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="#,##0.##########"/>';

interface Style {
  readonly font: keyof typeof FONTS;
  readonly fill: keyof typeof FILLS;
  readonly bordered: boolean;
  readonly format: keyof typeof FORMATS;
  readonly align: string;
}

const WRAPPED = 'vertical="center" wrapText="1"';
const LEFT = 'horizontal="left" vertical="center"';
const input = (format: Style['format'], align = WRAPPED): Style => ({
  font: 'plain',
  fill: 'none',
  bordered: true,
  format,
  align,
});

/** How cells look, by what they are. */
const STYLES = {
  plain: { font: 'plain', fill: 'none', bordered: false, format: 'general', align: WRAPPED },
  title: { font: 'title', fill: 'none', bordered: false, format: 'general', align: 'vertical="center"' },
  section: { font: 'bold', fill: 'section', bordered: true, format: 'general', align: 'vertical="center"' },
  label: { font: 'bold', fill: 'label', bordered: true, format: 'general', align: WRAPPED },
  text: input('text', 'vertical="top" wrapText="1"'),
  whole: input('whole', LEFT),
  amount: input('amount'),
  day: input('day', LEFT),
  computed: { ...input('amount'), fill: 'computed' },
  note: { font: 'note', fill: 'none', bordered: false, format: 'general', align: WRAPPED },
} as const satisfies Record<string, Style>;

/** The name of a way for a cell to look. */
export type StyleName = keyof typeof STYLES;

const NAMES = Object.keys(STYLES);

/** The index of a style in the workbook's list of them. */
export function styleIndex(name: StyleName): number {
  return NAMES.indexOf(name);
}

function list(name: string, entries: readonly string[]): string {
  return `<${name} count="${entries.length}">${entries.join('')}</${name}>`;
}

/** The part of the workbook that lists the styles. */
export function stylesXml(): string {
  const [fonts, fills] = [Object.keys(FONTS), Object.keys(FILLS)];
  const formats = Object.values(STYLES).map(
    ({ font, fill, bordered, format, align }) =>
      `<xf numFmtId="${FORMATS[format]}" fontId="${fonts.indexOf(font)}" fillId="${fills.indexOf(fill)}" borderId="${bordered ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${align}/></xf>`,
  );
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2">${OWN_FORMATS}</numFmts>${list('fonts', Object.values(FONTS))}${list('fills', Object.values(FILLS))}${list('borders', BORDERS)}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list('cellXfs', formats)}</styleSheet>`;
}
