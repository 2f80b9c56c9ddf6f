/** What Node 20 has and its type package leaves to the DOM's library, which a server does not load. */
declare namespace WebAssembly {
  /** Compiled code: threads that are handed one share it. */
  interface Module {
    readonly [Symbol.toStringTag]: 'WebAssembly.Module';
  }

  function compile(bytes: Uint8Array): Promise<Module>;

  function instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ readonly instance: { readonly exports: Record<string, unknown> } }>;
}
