// @ts-check
// The thread of the embedded database. JavaScript, for a thread is given a file that Node reads as it is: this one is the
// same in the sources and in what is built of them.
import { parentPort } from 'node:worker_threads';
import { PGlite, protocol } from '@electric-sql/pglite';

/** @import { EngineReply, EngineRequest } from './engine-messages.ts' */

/** As many bytes are sent at once, so that rows are read on the other side while more of them are made here. */
const BLOCK_BYTES = 256 * 1024;

/** @type {PGlite | undefined} */
let database;

/** @param {EngineReply} reply */
function send(reply) {
  parentPort?.postMessage(reply, reply.kind === 'bytes' ? [reply.bytes.buffer] : []);
}

/** @param {readonly Uint8Array[]} pieces */
function sendBytes(pieces) {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  if (at > 0) send({ kind: 'bytes', bytes });
}

/** @param {Uint8Array} request */
async function exchange(request) {
  /** @type {Uint8Array[]} */
  let pieces = [];
  let length = 0;
  await database?.execProtocolRawStream(request, {
    onRawData(view) {
      // A view of the engine's memory, which it writes to again.
      pieces.push(view.slice());
      length += view.length;
      if (length < BLOCK_BYTES) return;
      sendBytes(pieces);
      pieces = [];
      length = 0;
    },
  });
  sendBytes(pieces);
}

/** @param {EngineRequest} request */
async function answer(request) {
  switch (request.kind) {
    case 'open': {
      const { directory, dump, code } = request;
      database = await PGlite.create({
        pgliteWasmModule: code,
        ...(directory !== undefined && { dataDir: directory }),
        ...(dump && { loadDataDir: dump }),
      });
      break;
    }
    case 'exchange':
      await exchange(request.bytes);
      break;
    case 'reset':
      // After an error everything up to a Sync is passed over, and the client may have left before it sent one.
      await database?.execProtocolRaw(protocol.serialize.sync(), { throwOnError: false });
      await database?.exec('ROLLBACK');
      await database?.exec('DISCARD ALL');
      break;
    case 'dump': {
      const dump = await database?.dumpDataDir('none');
      if (dump) sendBytes([new Uint8Array(await dump.arrayBuffer())]);
      break;
    }
    case 'close':
      await database?.close();
      break;
  }
}

/** @type {Promise<void>} */
let last = Promise.resolve();
parentPort?.on('message', (/** @type {EngineRequest} */ request) => {
  last = last
    .then(() => answer(request))
    .then(
      () => send({ kind: 'done' }),
      (error) => send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
});
