import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDuration } from './format';

interface StepProps {
  readonly icon: ReactNode;
  readonly title: ReactNode;
  /** True while the step goes on. */
  readonly isRunning?: boolean;
  /** How long it took, in ms; null or nothing where it was not timed. */
  readonly ms?: number | null;
  /** Whether Tab stops at it, where there is more. */
  readonly tabIndex?: 0 | -1;
  readonly children?: ReactNode;
}

/** One thing the assistant did on the way: a line, and more behind it when there is more. */
export function Step({ icon, title, isRunning = false, ms = null, tabIndex, children }: StepProps) {
  const line = (
    <span className="flex min-w-0 items-start gap-2">
      <span aria-hidden className={`flex h-[1lh] shrink-0 items-center ${isRunning ? 'animate-pulse' : ''}`}>
        {icon}
      </span>
      <span className="min-w-0 wrap-anywhere">{title}</span>
      {ms !== null && <span className="text-muted shrink-0 tabular-nums">{formatDuration(ms)}</span>}
    </span>
  );
  if (children === undefined || children === null) return <div className="text-muted py-0.5 text-small">{line}</div>;
  return (
    <details data-step className="group text-small">
      <summary
        tabIndex={tabIndex}
        className="text-muted hover:text-text -mx-1 flex w-fit max-w-full list-none items-start gap-1 rounded px-1 py-0.5"
      >
        {line}
        <ChevronRight aria-hidden size={14} className="h-[1lh] shrink-0 transition-transform group-open:rotate-90" />
      </summary>
      <div className="border-line mt-1.5 ml-[0.4375rem] border-l pl-4">{children}</div>
    </details>
  );
}
