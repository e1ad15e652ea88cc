import type { Ref } from 'react';

export interface ArticleProps {
  readonly ref?: Ref<HTMLElement>;
  readonly tabIndex: -1;
  readonly 'aria-current'?: 'true';
  readonly 'aria-posinset'?: number;
  readonly 'aria-setsize'?: number;
}

/**
 * What each message has on it: a place for the focus; where it stands among all messages, of which only some are drawn
 * (WAI-ARIA, role feed); and on one that is looked for the mark, for eye and screen reader.
 */
export function articleProps(place?: {
  readonly at: number;
  readonly count: number;
  readonly isMarked: boolean;
}): ArticleProps {
  if (place === undefined) return { tabIndex: -1 };
  const { at, count, isMarked } = place;
  return {
    tabIndex: -1,
    'aria-posinset': at + 1,
    'aria-setsize': count,
    ...(isMarked && ({ 'aria-current': 'true' } as const)),
  };
}
