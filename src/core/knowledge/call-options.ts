/** Options of every call: the caller's signal ends the work. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}
