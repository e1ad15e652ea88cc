import { useStore } from '../bridge/store';
import { useWindow } from '../bridge/window-context';

/** The live region of the window. It is always there: what comes into it is said. */
export function Announcer() {
  const shown = useStore(useWindow().announcements.shown);
  return (
    <div aria-live="polite" aria-relevant="additions" className="sr-only">
      {shown.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
