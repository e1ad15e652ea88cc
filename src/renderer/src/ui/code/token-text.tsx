import { Fragment, type ReactNode } from 'react';
import type { Token } from './highlight-lines';
import { unseenText } from './unseen-text';

/** One highlighted line. */
export function tokenText(tokens: readonly Token[]): readonly ReactNode[] {
  return tokens.map(([piece, kind], at) =>
    kind === null ? (
      <Fragment key={at}>{unseenText(piece, 'code')}</Fragment>
    ) : (
      <span key={at} data-token={kind}>
        {unseenText(piece, 'code')}
      </span>
    ),
  );
}
