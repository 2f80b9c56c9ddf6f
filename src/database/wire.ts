/** One message of PostgreSQL's protocol, with its head. */
export interface WireMessage {
  /** The letter that says what it is; undefined for the first of a connection, which has none. */
  readonly type: string | undefined;
  readonly bytes: Buffer;
}

const LENGTH_BYTES = 4;

/** Cuts what a client sends into messages. */
export class WireReader {
  #rest: Buffer = Buffer.alloc(0);
  #isFirst = true;

  /** The messages that are whole with these bytes. */
  *read(piece: Buffer): Generator<WireMessage> {
    this.#rest = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    for (;;) {
      const head = this.#isFirst ? 0 : 1;
      if (this.#rest.length < head + LENGTH_BYTES) return;
      const end = head + this.#rest.readInt32BE(head);
      if (this.#rest.length < end) return;
      const bytes = this.#rest.subarray(0, end);
      this.#rest = this.#rest.subarray(end);
      const type = this.#isFirst ? undefined : String.fromCharCode(bytes[0] ?? 0);
      this.#isFirst = false;
      yield { type, bytes };
    }
  }
}

/** The parameters of the first message of a connection; undefined where it is another one. */
export function startParameters(bytes: Buffer): ReadonlyMap<string, string> | undefined {
  if (bytes.readInt32BE(LENGTH_BYTES) >> 16 !== 3) return undefined;
  const words = bytes.toString('utf8', 2 * LENGTH_BYTES).split('\0');
  const names = words.filter((_, index) => index % 2 === 0);
  return new Map(names.map((name, index) => [name, words[2 * index + 1] ?? '']));
}

function message(type: string, ...parts: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(1 + LENGTH_BYTES);
  head.write(type);
  head.writeInt32BE(LENGTH_BYTES + parts.reduce((sum, { length }) => sum + length, 0), 1);
  return Buffer.concat([head, ...parts]);
}

/** That the other side is ready, and in no transaction. */
export const READY = message('Z', Buffer.from('I'));
/** How many bytes say that the other side is ready. */
export const READY_BYTES = READY.length;

/** That a client is let in without a password. */
export const WELCOME = Buffer.concat([message('R', Buffer.alloc(LENGTH_BYTES)), READY]);

/** An error that ends a connection. */
export function fatal(code: string, text: string): Buffer {
  const fields = [`SFATAL`, `VFATAL`, `C${code}`, `M${text}`].map((field) => `${field}\0`).join('');
  return message('E', Buffer.from(`${fields}\0`));
}
