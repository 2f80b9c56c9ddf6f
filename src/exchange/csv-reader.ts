import { TextDecoder } from 'node:util';
import { LONGEST_RECORD } from '../domain/limits.ts';

/**
 * Reads CSV (RFC 4180) as a stream. Each record knows the line where it starts, with line breaks inside quoted cells
 * counted as an editor counts them, and a record that is badly quoted costs that record and not the file. csv-parse
 * does neither: it counts a CR LF inside quotes twice, and its stream ends at the first bad quote.
 */

/** Why a record cannot be read. After UNCLOSED_QUOTE and ENDLESS nothing more of the file is read. */
export type CsvFault = 'STRAY_QUOTE' | 'UNCLOSED_QUOTE' | 'ENDLESS' | 'ENCODING';

/** A record: its cells, or why there are none. Line 1 is the first of the file. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[]; readonly fault?: never }
  | { readonly line: number; readonly cells?: never; readonly fault: CsvFault };

const CELL_END = /[",\r\n]/g;
const LINE_BREAK = /\r\n?|\n/g;
const REPLACEMENT_CHARACTER = '\uFFFD';

/**
 * The records of a file, blank lines left out; a byte order mark is no part of the first cell.
 *
 * @param chunks the bytes of the file.
 * @returns the records that each chunk completes.
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly CsvRecord[]> {
  const decoder = new TextDecoder('utf-8');
  const strictDecoder = new TextDecoder('utf-8', { fatal: true });
  // What is no UTF-8 is decoded as U+FFFD; only in a file with such bytes does that character mean them.
  let damaged = false;
  let line = 1;
  let pending = '';

  const takeRecords = (final: boolean): { records: CsvRecord[]; stop: boolean } => {
    const records: CsvRecord[] = [];
    let at = 0;
    while (at < pending.length) {
      const parsed = parseRecord(pending, at, final);
      if (!parsed) break;
      if (parsed.fault) records.push({ line, fault: parsed.fault });
      else if (damaged && parsed.cells.some((cell) => cell.includes(REPLACEMENT_CHARACTER))) {
        records.push({ line, fault: 'ENCODING' });
      } else if (parsed.cells.length > 1 || parsed.cells[0] !== '') {
        records.push({ line, cells: parsed.cells });
      }
      if (parsed.fault === 'UNCLOSED_QUOTE') return { records, stop: true };
      line += parsed.lineBreaks;
      at = parsed.next;
    }
    pending = pending.slice(at);
    if (pending.length <= LONGEST_RECORD) return { records, stop: false };
    records.push({ line, fault: 'ENDLESS' });
    return { records, stop: true };
  };

  for await (const chunk of chunks) {
    damaged ||= !decodes(strictDecoder, chunk, true);
    pending += decoder.decode(chunk, { stream: true });
    const { records, stop } = takeRecords(false);
    yield records;
    if (stop) return;
  }
  damaged ||= !decodes(strictDecoder, new Uint8Array(), false);
  pending += decoder.decode();
  yield takeRecords(true).records;
}

function decodes(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

interface ParsedRecord {
  readonly cells: readonly string[];
  readonly fault: 'STRAY_QUOTE' | 'UNCLOSED_QUOTE' | null;
  /** Where the next record starts. */
  readonly next: number;
  /** How many lines lie between the two starts. */
  readonly lineBreaks: number;
}

/** The record that starts at a place; undefined where its end has not come yet. */
function parseRecord(text: string, start: number, final: boolean): ParsedRecord | undefined {
  const cells: string[] = [];
  const ended = (end: number, fault: ParsedRecord['fault']): ParsedRecord | undefined => {
    const mark = text[end];
    if (mark === '\r' && end + 1 === text.length && !final) return undefined;
    const next = mark === undefined ? end : end + (mark === '\r' && text[end + 1] === '\n' ? 2 : 1);
    return { cells, fault, next, lineBreaks: countLineBreaks(text, start, next) };
  };
  for (let at = start; ; at += 1) {
    if (text[at] === '"') {
      const quoted = parseQuoted(text, at + 1, final);
      if (quoted === 'incomplete') return undefined;
      if (quoted === 'unclosed') {
        return { cells, fault: 'UNCLOSED_QUOTE', next: text.length, lineBreaks: 0 };
      }
      cells.push(quoted.cell);
      at = quoted.end;
    } else {
      CELL_END.lastIndex = at;
      const end = CELL_END.exec(text)?.index ?? text.length;
      cells.push(text.slice(at, end));
      at = end;
    }
    const mark = text[at];
    if (mark === undefined) return final ? ended(at, null) : undefined;
    if (mark === '\r' || mark === '\n') return ended(at, null);
    if (mark !== ',') {
      // A quote amid a cell, or text after a closing quote: the next line may be good again.
      LINE_BREAK.lastIndex = at;
      const lineBreak = LINE_BREAK.exec(text);
      if (!lineBreak && !final) return undefined;
      return ended(lineBreak?.index ?? text.length, 'STRAY_QUOTE');
    }
  }
}

function parseQuoted(
  text: string,
  start: number,
  final: boolean,
): { readonly cell: string; readonly end: number } | 'incomplete' | 'unclosed' {
  let cell = '';
  for (let from = start; ;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return final ? 'unclosed' : 'incomplete';
    if (quote + 1 === text.length && !final) return 'incomplete';
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { cell, end: quote + 1 };
    cell += '"';
    from = quote + 2;
  }
}

function countLineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  LINE_BREAK.lastIndex = start;
  while (LINE_BREAK.exec(text) && LINE_BREAK.lastIndex <= end) count += 1;
  return count;
}
