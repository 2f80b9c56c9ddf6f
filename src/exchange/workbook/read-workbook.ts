import { type Parts, unpack } from './archive.ts';
import { noWorkbook } from './refusal.ts';
import { readSharedTexts, readSheet, type Sheet } from './read-sheet.ts';
import { dateStyles } from './date-styles.ts';
import { readXml } from './xml-reader.ts';

/** A workbook as it was saved: values of cells, formulas by their saved results. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
}

const RELATIONSHIPS = '_rels/.rels';

/**
 * Reads a workbook.
 *
 * @throws WorkbookRefusedError where the file is no workbook or not one that a form could be.
 */
export async function readWorkbook(file: Uint8Array): Promise<Workbook> {
  const parts = await unpack(file);
  const workbookPath = targets(parts, RELATIONSHIPS, '').find(({ type }) => type === 'officeDocument')?.path;
  if (workbookPath === undefined) throw noWorkbook();
  const at = workbookPath.lastIndexOf('/') + 1;
  const [folder, name] = [workbookPath.slice(0, at), workbookPath.slice(at)];
  const related = targets(parts, `${folder}_rels/${name}.rels`, folder);

  const listed: { name: string; id: string; hidden: boolean }[] = [];
  let startsIn1904 = false;
  readXml(partAt(parts, workbookPath), {
    onOpen(element, attributes) {
      if (element === 'sheet') {
        const { name: title = '', id = '', state = 'visible' } = attributes;
        listed.push({ name: title, id, hidden: state !== 'visible' });
      }
      if (element === 'workbookPr') startsIn1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
    },
  });

  const ofType = (wanted: string) => related.find(({ type }) => type === wanted)?.path;
  const textsPath = ofType('sharedStrings');
  const stylesPath = ofType('styles');
  const shared = textsPath === undefined ? [] : readSharedTexts(partAt(parts, textsPath));
  const dates = stylesPath === undefined ? new Set<number>() : dateStyles(partAt(parts, stylesPath));
  const sheets = listed.flatMap(({ name: title, id, hidden }) => {
    const sheet = related.find((target) => target.id === id);
    if (!sheet) throw noWorkbook();
    // A sheet may be a chart, which holds nothing of a form.
    if (sheet.type !== 'worksheet') return [];
    return [readSheet(partAt(parts, sheet.path), { name: title, hidden, shared, dates, startsIn1904 })];
  });
  return { sheets };
}

interface Target {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

/** What a part points to, by the last word of its kind. */
function targets(parts: Parts, path: string, folder: string): Target[] {
  const found: Target[] = [];
  readXml(partAt(parts, path), {
    onOpen(element, { Id = '', Type = '', Target = '', TargetMode }) {
      if (element !== 'Relationship' || TargetMode === 'External') return;
      const target = Target.startsWith('/') ? Target.slice(1) : folder + Target;
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), path: target });
    },
  });
  return found;
}

function partAt(parts: Parts, path: string): Buffer {
  const part = parts.get(path.toLowerCase());
  if (!part) throw noWorkbook();
  return part;
}
