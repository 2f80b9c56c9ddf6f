/** A request as a server of the comparison takes it. */
export interface BenchRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: string | null;
}

/** How a server is to be loaded, as told to the process that does it. */
export interface LoadJob {
  /** Its address, without a path. */
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent in this order and over again by all connections together. */
  readonly requests: readonly BenchRequest[];
  readonly connections: number;
  readonly milliseconds: number;
}

/** What a server did under load. */
export interface LoadResult {
  readonly requests: number;
  readonly failures: number;
  /** What the first failure was. */
  readonly failure: string | null;
  /** From the first request to the last answer. */
  readonly milliseconds: number;
  /** Of each answer from its request, in milliseconds, the shortest first. */
  readonly latencies: readonly number[];
  readonly bytes: number;
}
