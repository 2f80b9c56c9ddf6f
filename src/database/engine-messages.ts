/** What is asked of the thread of the embedded database. Each is answered before the next is begun. */
export type EngineRequest =
  | {
      readonly kind: 'open';
      /** Its folder; none keeps it in memory. */
      readonly directory: string | undefined;
      /** A dump to begin with instead of an empty database. */
      readonly dump: Blob | undefined;
      readonly code: WebAssembly.Module;
    }
  /** Messages of PostgreSQL's protocol, as clients send them. */
  | { readonly kind: 'exchange'; readonly bytes: Uint8Array }
  /** Undoes and forgets what the last client left behind. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'dump' }
  | { readonly kind: 'close' };

/** What the thread answers: bytes as often as it has some, and then how it ended. */
export type EngineReply =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };
