import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { EngineReply, EngineRequest } from './engine-messages.ts';

/** That the thread of the embedded database has ended, so that nothing more can be asked of it. */
export class EngineGoneError extends Error {
  override readonly name = 'EngineGoneError';
  // What drivers know a connection by that the other side has broken.
  readonly code = 'ECONNRESET';
  readonly errno = -constants.errno.ECONNRESET;
  readonly syscall = 'read';

  constructor(cause: unknown) {
    super('the embedded database has ended; start the service again', { cause });
  }
}

/** Who waits for an answer of the thread. */
interface Asker {
  readonly onBytes?: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly onEnd: (error?: Error) => void;
}

let code: Promise<WebAssembly.Module> | undefined;

/** PGlite's code, compiled once a process: compiling takes longer than opening a database. */
async function compile(): Promise<WebAssembly.Module> {
  const file = createRequire(import.meta.url).resolve('@electric-sql/pglite/pglite.wasm');
  return WebAssembly.compile(await readFile(file));
}

/**
 * PGlite in a thread of its own: PostgreSQL's protocol goes in and out as bytes. What is asked is answered in order, and
 * fails with EngineGoneError once the thread has ended. An engine that nothing is asked of keeps no process alive.
 */
export class Engine {
  readonly #thread = new Worker(new URL('./engine-thread.js', import.meta.url), {
    // Without what loads TypeScript into this one.
    execArgv: [],
  });
  readonly #askers: Asker[] = [];
  #connected = false;
  #gone: EngineGoneError | undefined;

  private constructor() {
    this.#thread.unref();
    this.#thread.on('message', (reply: EngineReply) => this.#receive(reply));
    this.#thread.on('error', (error) => this.#end(error));
    this.#thread.on('exit', (status) => this.#end(new Error(`its thread ended with ${status}`)));
  }

  /**
   * Starts the engine over a database.
   *
   * @param directory where the database is; undefined keeps it in memory.
   * @param dump what to begin with instead of an empty database.
   * @throws Error where the folder holds no database that can be opened.
   */
  static async start(directory: string | undefined, dump: Blob | undefined): Promise<Engine> {
    code ??= compile();
    const engine = new Engine();
    try {
      await engine.#ask({ kind: 'open', directory, dump, code: await code });
      return engine;
    } catch (error) {
      await engine.#thread.terminate();
      throw error;
    }
  }

  /**
   * A connection as PostgreSQL's driver wants it. All are one session, so there can be one at a time; the next finds the
   * session as if it were new.
   */
  connect(): Duplex {
    if (this.#connected) this.#post({ kind: 'reset' }, { onEnd: () => undefined });
    this.#connected = true;
    const send = (pieces: readonly Uint8Array[], onEnd: (error?: Error) => void) => {
      const bytes = joined(pieces);
      this.#post({ kind: 'exchange', bytes }, { onBytes, onEnd }, [bytes.buffer]);
    };
    const stream = new Duplex({
      read: () => undefined,
      write: (piece: Uint8Array, _encoding, done) => send([piece], done),
      writev: (pieces: readonly { chunk: Uint8Array }[], done) =>
        send(
          pieces.map(({ chunk }) => chunk),
          done,
        ),
      final(done) {
        stream.push(null);
        done();
      },
    });
    const onBytes = ({ buffer }: Uint8Array<ArrayBuffer>) => void stream.push(Buffer.from(buffer));
    return Object.assign(stream, {
      connect: () => process.nextTick(() => stream.emit('connect')),
      // What sockets have besides, and the driver calls.
      setNoDelay: () => undefined,
      ref: () => undefined,
      unref: () => undefined,
    });
  }

  /**
   * Hands messages of PostgreSQL's protocol over, up to one that is answered, beside the connection: for whoever knows that
   * nothing of that is under way.
   */
  exchange(bytes: Uint8Array<ArrayBuffer>, onBytes: NonNullable<Asker['onBytes']>): Promise<void> {
    return this.#ask({ kind: 'exchange', bytes }, onBytes);
  }

  /** All of the database as an archive to start another from. */
  async dump(): Promise<Blob> {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    await this.#ask({ kind: 'dump' }, (bytes) => pieces.push(bytes));
    return new Blob(pieces);
  }

  /** Closes the database and ends the thread. */
  async stop(): Promise<void> {
    try {
      if (!this.#gone) await this.#ask({ kind: 'close' });
    } finally {
      await this.#thread.terminate();
    }
  }

  #ask(request: EngineRequest, onBytes?: Asker['onBytes']): Promise<void> {
    return new Promise((resolve, reject) => {
      const onEnd = (error?: Error) => (error ? reject(error) : resolve());
      this.#post(request, { onEnd, ...(onBytes && { onBytes }) });
    });
  }

  #post(request: EngineRequest, asker: Asker, transferred: readonly ArrayBuffer[] = []): void {
    if (this.#gone) {
      process.nextTick(asker.onEnd, this.#gone);
      return;
    }
    this.#askers.push(asker);
    this.#thread.ref();
    this.#thread.postMessage(request, transferred);
  }

  #receive(reply: EngineReply): void {
    if (reply.kind === 'bytes') {
      this.#askers[0]?.onBytes?.(reply.bytes);
      return;
    }
    const asker = this.#askers.shift();
    if (this.#askers.length === 0) this.#thread.unref();
    asker?.onEnd(reply.kind === 'failed' ? new Error(reply.message) : undefined);
  }

  #end(cause: Error): void {
    this.#gone ??= new EngineGoneError(cause);
    for (const { onEnd } of this.#askers.splice(0)) onEnd(this.#gone);
  }
}

/** Pieces as bytes of their own, which can be given away. */
function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
