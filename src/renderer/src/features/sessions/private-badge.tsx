import { Lock } from 'lucide-react';
import { en } from '../../../../shared/text/en';

export function PrivateBadge() {
  return (
    <span className="border-strong text-muted inline-flex shrink-0 items-center gap-1 rounded-full border px-2 py-px text-fine">
      <Lock aria-hidden size={11} />
      {en.privacy.badge}
    </span>
  );
}
