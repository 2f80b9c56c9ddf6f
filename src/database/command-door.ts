import { createServer, type Server, type Socket } from 'node:net';
import type { Pool, PoolClient } from 'pg';
import type { Engine } from './engine.ts';
import { listenFor } from './service-socket.ts';
import { fatal, READY, READY_BYTES, startParameters, WELCOME, type WireMessage, WireReader } from './wire.ts';

/** The code of errors whose message is written for whoever runs a command. */
export const SAID_IN_WORDS = 'AT001';

/** A command that holds the database in a transaction and sends nothing, such as one that was stopped, holds up all others. */
const LONGEST_SILENCE_MS = 60_000;

/** What commands are let in to. */
interface Door {
  readonly engine: Engine;
  /** Of one connection to the engine: whoever has it has the engine alone. */
  readonly pool: Pool;
  /** Commands of another version are refused. */
  readonly version: string;
}

/**
 * Lets commands into the database that this process has open, over a socket in its folder and in PostgreSQL's protocol.
 * The engine has one session, so a command takes its turn among the statements of the service: for one statement, or
 * for one transaction.
 *
 * @returns ends the commands under way, and undoes what they have not committed.
 */
export async function openDoor(directory: string, door: Door): Promise<() => Promise<void>> {
  const guests = new Map<Socket, Promise<void>>();
  const server = createServer((socket) => {
    guests.set(
      socket,
      new Guest(socket, door).served.finally(() => guests.delete(socket)),
    );
  });
  const takeAway = await listenFor(directory, server);
  server.on('error', () => undefined);
  return async () => {
    const closed = closedServer(server);
    for (const socket of guests.keys()) socket.destroy();
    await Promise.all([...guests.values(), closed]);
    await takeAway();
  };
}

function closedServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

/** One connection of a command. */
class Guest {
  /** Until it has left, and nothing of it is under way. */
  readonly served: Promise<void>;
  readonly #socket: Socket;
  readonly #door: Door;
  /** The messages of a request that is not whole yet. */
  #request: Buffer[] = [];
  #turn: PoolClient | undefined;
  #hasLeft = false;

  constructor(socket: Socket, door: Door) {
    this.#socket = socket;
    this.#door = door;
    socket.on('error', () => undefined);
    socket.on('timeout', () => this.#refuse('it held the database for a minute without a word'));
    this.served = this.#serve();
  }

  async #serve(): Promise<void> {
    const reader = new WireReader();
    const left = new Promise<void>((resolve) => {
      this.#socket.once('close', () => {
        this.#hasLeft = true;
        resolve();
      });
    });
    let last: Promise<void> = Promise.resolve();
    this.#socket.on('data', (piece: Buffer) => {
      for (const received of reader.read(piece)) {
        last = last.then(() => this.#take(received)).catch(() => void this.#socket.destroy());
      }
    });
    await left;
    await last;
    await this.#endTurn();
  }

  async #take({ type, bytes }: WireMessage): Promise<void> {
    if (this.#hasLeft) return;
    if (type === undefined) {
      this.#welcome(bytes);
      return;
    }
    if (type === 'X') {
      this.#socket.end();
      return;
    }
    this.#request.push(bytes);
    // What ends a request: a simple query, or a Sync.
    if (type !== 'Q' && type !== 'S') return;
    const request = Buffer.concat(this.#request);
    this.#request = [];
    await this.#answer(request);
  }

  #welcome(bytes: Buffer): void {
    const asked = startParameters(bytes)?.get('application_name') ?? '';
    if (asked === this.#door.version) {
      this.#socket.write(WELCOME);
      return;
    }
    this.#refuse(
      `the service that is running is ${this.#door.version}, and this command is ${asked}; run the command of the service, or stop the service`,
    );
  }

  #refuse(reason: string): void {
    this.#socket.end(fatal(SAID_IN_WORDS, reason));
    this.#socket.destroySoon();
  }

  async #answer(request: Buffer): Promise<void> {
    this.#turn ??= await this.#door.pool.connect();
    if (this.#hasLeft) return;
    this.#socket.setTimeout(0);
    let tail: Buffer = Buffer.alloc(0);
    await this.#door.engine.exchange(new Uint8Array(request), ({ buffer }) => {
      const piece = Buffer.from(buffer);
      tail = Buffer.concat([tail, piece]).subarray(-READY_BYTES);
      this.#socket.write(piece);
    });
    // In a transaction the turn goes on.
    if (tail.equals(READY)) {
      this.#turn.release();
      this.#turn = undefined;
    } else {
      this.#socket.setTimeout(LONGEST_SILENCE_MS);
    }
  }

  async #endTurn(): Promise<void> {
    const turn = this.#turn;
    this.#turn = undefined;
    if (!turn) return;
    const undone = await turn.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    turn.release(!undone);
  }
}
