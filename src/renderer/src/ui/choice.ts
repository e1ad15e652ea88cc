import type { ReactNode } from 'react';

/** What can be chosen from a list by keyboard. */
export interface Choice {
  /** Unique among all groups. */
  readonly id: string;
  readonly title: string;
  /** Other words by which it is found. */
  readonly also?: string | undefined;
  /** Drawn in the place of the title. */
  readonly body?: ReactNode;
  /** Drawn at the end of the line. */
  readonly detail?: ReactNode;
  readonly choose: () => void;
}

export interface ChoiceGroup {
  readonly title: string;
  readonly choices: readonly Choice[];
  /** All of them match what was typed. */
  readonly isMatched?: boolean;
}
