import { Lock } from 'lucide-react';
import { wording } from '../../../../shared/text/wording';

export function PrivateBadge() {
  return (
    <span className="border-strong text-muted inline-flex shrink-0 items-center gap-1 rounded-full border px-2 py-px text-fine">
      <Lock aria-hidden size={11} />
      {wording.privacy.badge}
    </span>
  );
}
