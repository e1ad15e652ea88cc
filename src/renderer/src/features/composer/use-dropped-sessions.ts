import { useState, type DragEvent } from 'react';
import { readSessions, SESSIONS_TYPE } from '../../bridge/dragged-sessions';
import { useWindow } from '../../bridge/window-context';

interface DroppedSessions {
  /** Sessions are held over the part. */
  readonly isOver: boolean;
  /** For the part that takes them. */
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** Sessions that are dropped on a part of the window, from the list of any window, are mentioned in the prompt. */
export function useDroppedSessions(): DroppedSessions {
  const { app, sessionActs } = useWindow();
  const [isOver, setIsOver] = useState(false);
  const hasSessions = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes(SESSIONS_TYPE);
  const onDragOver = (event: DragEvent): void => {
    if (!hasSessions(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setIsOver(true);
  };
  const onDragLeave = (event: DragEvent): void => {
    if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setIsOver(false);
  };
  const onDrop = (event: DragEvent): void => {
    if (!hasSessions(event)) return;
    event.preventDefault();
    setIsOver(false);
    sessionActs.drop('message', readSessions(event.dataTransfer.getData(SESSIONS_TYPE), app.sessions.get() ?? []));
  };
  return { isOver, handlers: { onDragOver, onDragLeave, onDrop } };
}
