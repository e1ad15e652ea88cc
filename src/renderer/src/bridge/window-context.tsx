import { createContext, useContext } from 'react';
import type { CommandId } from '../../../shared/commands/commands';
import type { SessionSummary } from '../../../shared/domain/session';
import type { Drafts } from '../features/composer/drafts';
import type { FocusTargets } from '../keyboard/focus-targets';
import type { Layers } from '../keyboard/layers';
import type { TypedAhead } from '../keyboard/typed-ahead';
import type { SessionActs } from '../session-acts';
import type { Highlight } from '../ui/code/highlighter';
import type { Announcements } from './announcements';
import type { AppState } from './app-state';
import type { Bridge } from './bridge';
import type { Diagrams } from './diagrams';
import type { CurrentSession } from './current-session';
import type { MessageActions } from './message-actions';
import type { Forgetting } from './forgetting';
import type { PlaceReader } from './place-reader';
import type { Rebuilding } from './rebuilding';
import type { Route } from './route';
import type { SessionSelection } from './session-selection';
import type { Store } from './store';

/** What every part of the window may use. Made once in main.tsx. */
export interface WindowContext {
  readonly bridge: Bridge;
  readonly readPlace: PlaceReader;
  readonly app: AppState;
  readonly route: Route;
  readonly current: CurrentSession;
  /** The model picked for the next new session; null follows the settings. */
  readonly pickedModel: Store<string | null>;
  readonly drafts: Drafts;
  readonly forgetting: Forgetting;
  readonly rebuilding: Rebuilding;
  readonly layers: Layers;
  readonly focusTargets: FocusTargets;
  readonly typedAhead: TypedAhead;
  readonly messages: MessageActions;
  readonly selection: SessionSelection;
  readonly sessionActs: SessionActs;
  /** The sessions that are being dragged out of this window's list; none at other times. */
  readonly dragged: Store<readonly SessionSummary[]>;
  readonly announcements: Announcements;
  readonly highlight: Highlight;
  readonly diagrams: Diagrams;
  /** Runs a command of the table. */
  readonly run: (id: CommandId) => void;
}

const Context = createContext<WindowContext | null>(null);
export const WindowProvider = Context.Provider;

export function useWindow(): WindowContext {
  const value = useContext(Context);
  if (value === null) throw new Error('useWindow is used outside WindowProvider');
  return value;
}
