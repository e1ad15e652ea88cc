import type { ReactNode } from 'react';
import type { Token } from './highlight-lines';

/** One highlighted line. */
export function tokenText(tokens: readonly Token[]): readonly ReactNode[] {
  return tokens.map(([piece, kind], at) =>
    kind === null ? (
      piece
    ) : (
      <span key={at} data-token={kind}>
        {piece}
      </span>
    ),
  );
}
