import { stringify } from 'csv-stringify/sync';
import { assert, asyncProperty, array, constantFrom, integer, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, readCsv } from '../../src/exchange/csv-reader.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(content: string | Uint8Array, size = 65_536): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for await (const some of readCsv(inPieces(bytes, size))) records.push(...some);
  return records;
}

const cell = array(constantFrom('a', '"', ',', '\n', '\r', '\r\n', '温', '🧪', '；', ' '), {
  maxLength: 6,
}).map((parts) => parts.join(''));

describe('reading CSV', () => {
  it('gives back what another program wrote, in pieces of any size', async () => {
    await assert(
      asyncProperty(
        array(array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        constantFrom('\n', '\r\n'),
        integer({ min: 1, max: 40 }),
        async (records, lineEnd, size) => {
          const content = stringify(records, { record_delimiter: lineEnd, quoted_match: /[\r\n]/ });
          expect((await read(content, size)).map(({ cells }) => cells)).toEqual(records);
        },
      ),
    );
  });

  it('never fails on any text', async () => {
    await assert(
      asyncProperty(string({ unit: 'binary' }), integer({ min: 1, max: 9 }), async (text, size) => {
        expect(await read(text, size)).toEqual(await read(text));
      }),
    );
  });

  it('numbers records by the line where they start, over line breaks in cells and blank lines', async () => {
    const records = await read('a,b\r\n"1\r\n2\r\n3",x\r\n\r\n"\n",y\r\nz,"\r"\r\nlast,1');
    expect(records.map(({ line }) => line)).toEqual([1, 2, 6, 8, 10]);
  });

  it('takes a byte order mark for no part of the first cell', async () => {
    expect(await read('\uFEFFa,b\n')).toEqual([{ line: 1, cells: ['a', 'b'] }]);
  });

  it('loses a badly quoted record and not the file', async () => {
    expect(await read('a,b\n"x"y,1\nx"y,2\nz,3\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, fault: 'STRAY_QUOTE' },
      { line: 3, fault: 'STRAY_QUOTE' },
      { line: 4, cells: ['z', '3'] },
    ]);
  });

  it('says where a quote opens that is never closed', async () => {
    expect(await read('a,b\nx,"y\nz,3\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, fault: 'UNCLOSED_QUOTE' },
    ]);
  });

  it('gives up on a record without end before it fills the memory', async () => {
    const records = await read(`a,b\nx,"${'y\n'.repeat(600_000)}`);
    expect(records).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, fault: 'ENDLESS' },
    ]);
  });

  it('tells bytes that are no UTF-8 from a replacement character that is written', async () => {
    expect(await read('a,\uFFFD\n')).toEqual([{ line: 1, cells: ['a', '\uFFFD'] }]);
    const gbk = new Uint8Array([0x61, 0x2c, 0xce, 0xc2, 0x0a, 0x62, 0x2c, 0x63, 0x0a]);
    expect(await read(gbk, 3)).toEqual([
      { line: 1, fault: 'ENCODING' },
      { line: 2, cells: ['b', 'c'] },
    ]);
  });

  it('reads the line ends of old systems', async () => {
    expect((await read('a,b\rc,d\r')).map(({ line, cells }) => [line, cells])).toEqual([
      [1, ['a', 'b']],
      [2, ['c', 'd']],
    ]);
  });
});
