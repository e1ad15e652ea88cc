import { TriangleAlert, X } from 'lucide-react';
import { wording } from '../../../../shared/text/wording';
import { sentenceOf } from '../../bridge/error-data-of';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { IconButton } from '../../ui/button';
import { reportFailure } from '../../ui/toast';

/** What the whole app has to say: memory that does not open, a damaged file that was moved aside. */
export function Banners() {
  const { app, bridge, focusTargets } = useWindow();
  const { keepFocus } = focusTargets;
  const banners = useStore(app.status)?.banners ?? [];
  if (banners.length === 0) return null;
  const dismiss = (code: string): void => {
    bridge.ask((client) => client.app.dismissBanner({ code })).catch(reportFailure);
  };
  return (
    <section aria-label={wording.banners.label} className="bg-warn-soft border-line border-b">
      {banners.map((banner) => (
        <div key={banner.code} role="alert" className="flex items-center gap-2.5 py-1 pr-2 pl-4">
          <TriangleAlert aria-hidden size={16} className="shrink-0" />
          <p className="min-w-0 flex-1 wrap-anywhere">{sentenceOf(banner)}</p>
          <IconButton ref={keepFocus} label={wording.common.dismiss} onClick={() => dismiss(banner.code)}>
            <X aria-hidden size={15} />
          </IconButton>
        </div>
      ))}
    </section>
  );
}
