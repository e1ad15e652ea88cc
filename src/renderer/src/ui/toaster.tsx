import { createRoot } from 'react-dom/client';
import { Toaster, toast } from 'sonner';

let isMounted = false;

/** Mounts the toaster with its first toast, in a root of its own: nothing before that needs it. */
export function addToast(sentence: string, action?: { readonly label: string; readonly run: () => void }): void {
  if (!isMounted) {
    isMounted = true;
    const host = document.createElement('div');
    document.body.append(host);
    createRoot(host).render(<Toaster position="bottom-right" className="toaster" />);
  }
  toast(sentence, action === undefined ? {} : { action: { label: action.label, onClick: action.run } });
}
