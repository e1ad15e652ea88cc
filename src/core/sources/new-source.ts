/** A source as it is asked for. */
export interface NewSource {
  readonly address: string;
  readonly ref?: string | undefined;
  readonly searchPath?: string | undefined;
  /** Made of the address when absent. */
  readonly name?: string | undefined;
  /** The session in which a model asks for it; left out when the user adds it. */
  readonly sessionId?: string | undefined;
  /** Where git was approved to go for what a model asks for. */
  readonly target?: string | undefined;
}
