import type { Block } from '../chunk';

/** A stretch of source code as its syntax has it: a declaration, a statement, or what leads from one to the next. */
export interface Part extends Block {
  /** What a person calls the symbol that it declares; null when it declares none. */
  readonly name: string | null;
  readonly isImport: boolean;
  /** In order; none where the part is short. */
  readonly parts: readonly Part[];
}
