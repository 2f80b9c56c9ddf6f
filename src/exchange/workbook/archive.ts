import yauzl from 'yauzl';
import { noWorkbook, WorkbookRefusedError } from './refusal.ts';

/** The largest file that is read, in bytes. A filled form with three projects has some forty thousand. */
export const LARGEST_FILE = 5_000_000;
/** The largest that the parts of a file may unpack to together, in bytes. */
export const LARGEST_UNPACKED = 40_000_000;
const MOST_PARTS = 500;

const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ZIP = Buffer.from('PK');
const MACROS = /vbaProject|vbaData|\/macrosheets\/|\/activeX\/|\/embeddings\/|\/customUI/iu;
const EXTERNAL_LINKS = /\/externalLinks\/|\/connections\.xml$|\/queryTables\//iu;

/** The parts of a workbook by their path, in lower case, for that is how they are told apart. */
export type Parts = ReadonlyMap<string, Buffer>;

/**
 * Unpacks the parts of a workbook. What it unpacks to is judged by the directory of the file before anything is unpacked,
 * and the unpacking ends where a part has more bytes than the directory says.
 *
 * @throws WorkbookRefusedError where it is no workbook, is too large, or holds macros or links to other files.
 */
export async function unpack(file: Uint8Array): Promise<Parts> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length > LARGEST_FILE) throw tooLarge(LARGEST_FILE);
  if (bytes.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) throw oldOrEncrypted();
  if (!bytes.subarray(0, ZIP.length).equals(ZIP)) throw noWorkbook();
  try {
    return await unpackZip(bytes);
  } catch (error) {
    if (error instanceof WorkbookRefusedError) throw error;
    // Whatever else yauzl finds wrong is wrong with the file.
    throw noWorkbook();
  }
}

async function unpackZip(bytes: Buffer): Promise<Parts> {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  if (zip.entryCount > MOST_PARTS) throw tooLarge(LARGEST_UNPACKED);
  const entries: yauzl.Entry[] = [];
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    declared += entry.uncompressedSize;
    if (declared > LARGEST_UNPACKED) throw tooLarge(LARGEST_UNPACKED);
    if (entry.isEncrypted()) throw oldOrEncrypted();
    refuseCode(`/${entry.fileName}`);
    entries.push(entry);
  }
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    const path = entry.fileName.toLowerCase();
    if (parts.has(path)) throw noWorkbook();
    const chunks: Buffer[] = [];
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    parts.set(path, Buffer.concat(chunks));
  }
  return parts;
}

function refuseCode(path: string): void {
  if (MACROS.test(path)) {
    throw new WorkbookRefusedError('HAS_MACROS', {
      zh: '工作簿含有宏或嵌入的程序，请另存为不含宏的“Excel工作簿（.xlsx）”后重新提交',
      en: 'the workbook holds macros or embedded objects; save it as a workbook without them and send it again',
    });
  }
  if (EXTERNAL_LINKS.test(path)) throw linked();
}

/** That a workbook takes values from elsewhere. */
function linked(): WorkbookRefusedError {
  return new WorkbookRefusedError('HAS_EXTERNAL_LINKS', {
    zh: '工作簿引用了其他文件或数据连接，请将引用改为数值（“数据—编辑链接—断开链接”）后重新提交',
    en: 'the workbook takes values from other files or connections; break the links (Data, Edit Links) and send it again',
  });
}

function oldOrEncrypted(): WorkbookRefusedError {
  return new WorkbookRefusedError('OLD_OR_ENCRYPTED', {
    zh: '文件为旧版.xls格式或设有密码，请去除密码，另存为“Excel工作簿（.xlsx）”后重新提交',
    en: 'this is an old .xls workbook, or one with a password; remove the password, save it as .xlsx and send it again',
  });
}

function tooLarge(limit: number): WorkbookRefusedError {
  const megabytes = limit / 1_000_000;
  return new WorkbookRefusedError('TOO_LARGE', {
    zh: `文件过大（上限${megabytes}MB），请删除图片、多余的工作表和空行后重新提交`,
    en: `the file is larger than ${megabytes} MB; remove pictures, further sheets and empty rows and send it again`,
  });
}
