import { Fragment, type ReactNode } from 'react';
import { splitAtUnseen, type Manner } from '../../../../shared/chat/show-unseen';

/** A text with small names for the characters in it that nobody sees, so that none of them turns what is read. */
export function unseenText(text: string, manner: Manner): ReactNode {
  const pieces = splitAtUnseen(text, manner);
  if (!pieces.some(({ isName }) => isName)) return text;
  return pieces.map(({ text: piece, isName }, at) =>
    isName ? (
      <bdi key={at} className="unseen">
        {piece}
      </bdi>
    ) : (
      <Fragment key={at}>{piece}</Fragment>
    ),
  );
}
