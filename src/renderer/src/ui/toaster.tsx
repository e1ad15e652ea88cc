import { createRoot } from 'react-dom/client';
import { Toaster, toast } from 'sonner';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
  /** How long the action can be taken, in ms; long enough to get to it by keyboard when left out. */
  readonly ms?: number;
}

/** Below the title: neither it nor the message box is covered. In a panel and over a dialog styles.css says where. */
const TOP_OFFSET = { top: 56, right: 12 };

/** Long enough to get to its button by keyboard. */
const WITH_ACTION_MS = 20_000;

let isMounted = false;

/** The actions of notes, by their ids, until they are taken or can be no more. */
const offers = new Map<string | number, () => void>();

/** Mounts the toaster with its first toast, in a root of its own: nothing before that needs it. */
export function addToast(sentence: string, action?: ToastAction): () => void {
  if (!isMounted) {
    isMounted = true;
    const host = document.createElement('div');
    document.body.append(host);
    createRoot(host).render(
      <Toaster position="top-right" offset={TOP_OFFSET} mobileOffset={TOP_OFFSET} className="toasts" />,
    );
  }
  const end = (): void => void offers.delete(id);
  const offered = action && {
    action: {
      label: action.label,
      onClick: () => {
        end();
        action.run();
      },
    },
    duration: action.ms ?? WITH_ACTION_MS,
    onDismiss: end,
    onAutoClose: end,
  };
  const id = toast(sentence, offered ?? {});
  const dismiss = (): void => {
    end();
    toast.dismiss(id);
  };
  if (action !== undefined) {
    offers.set(id, () => {
      dismiss();
      action.run();
    });
  }
  return dismiss;
}

export function newestOffer(): (() => void) | null {
  return [...offers.values()].at(-1) ?? null;
}
