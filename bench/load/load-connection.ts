import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { HTTPParser } from 'http-parser-js';

/** An answer as far as the load looks at it. */
export interface LoadAnswer {
  readonly status: number;
  /** How long its body is. */
  readonly bytes: number;
  /** What its body begins and ends with; to be read before the next request is sent. */
  readonly beginning: Buffer;
  readonly ending: Buffer;
  /** When the last of it came, on the clock of `performance.now`. */
  readonly ended: number;
}

const READ_BYTES = 128 * 1024;
const BEGINNING_BYTES = 500;
const ENDING_BYTES = 2000;

/**
 * A connection to a server under load, on which one request is under way at a time. It reads into a buffer of its own and
 * holds no body: clients that make something of each answer took more of the processor than a server that has it ready,
 * and so their own time was measured.
 */
export class LoadConnection {
  readonly #socket: Socket;
  readonly #parser = new HTTPParser(HTTPParser.RESPONSE);
  readonly #beginning = Buffer.alloc(BEGINNING_BYTES);
  readonly #ending = Buffer.alloc(ENDING_BYTES);
  #status = 0;
  #bytes = 0;
  #waiting: { resolve: (answer: LoadAnswer) => void; reject: (error: Error) => void } | undefined;

  private constructor({ hostname, port }: URL) {
    this.#parser[HTTPParser.kOnHeadersComplete] = ({ statusCode }) => {
      this.#status = statusCode;
    };
    this.#parser[HTTPParser.kOnBody] = (chunk, offset, length) => {
      this.#take(chunk.subarray(offset, offset + length));
    };
    this.#parser[HTTPParser.kOnMessageComplete] = () => this.#end();
    this.#socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: {
        buffer: Buffer.alloc(READ_BYTES),
        callback: (length, buffer) => {
          const read = this.#parser.execute(Buffer.from(buffer.buffer, buffer.byteOffset, length));
          if (read instanceof Error) this.#fail(read);
          return true;
        },
      },
    });
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('the server closed the connection')));
  }

  /** Throws where the server takes no connection. */
  static async open(origin: URL): Promise<LoadConnection> {
    const connection = new LoadConnection(origin);
    await once(connection.#socket, 'connect');
    return connection;
  }

  /** Sends a request as it goes over the wire. Throws where the server closes the connection or answers no HTTP. */
  ask(request: Buffer): Promise<LoadAnswer> {
    this.#status = 0;
    this.#bytes = 0;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      if (this.#socket.destroyed) this.#fail(new Error('the server has closed the connection'));
      else this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    if (this.#bytes < BEGINNING_BYTES) chunk.copy(this.#beginning, this.#bytes);
    const length = Math.min(chunk.length, ENDING_BYTES);
    this.#ending.copyWithin(0, length);
    chunk.copy(this.#ending, ENDING_BYTES - length, chunk.length - length);
    this.#bytes += chunk.length;
  }

  #end(): void {
    const ended = performance.now();
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve({
      status: this.#status,
      bytes: this.#bytes,
      beginning: this.#beginning.subarray(0, this.#bytes),
      ending: this.#ending.subarray(Math.max(0, ENDING_BYTES - this.#bytes)),
      ended,
    });
  }

  #fail(error: Error): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.reject(error);
  }
}
