import { Archive, ChevronRight } from 'lucide-react';
import { wording, fill } from '../../../../shared/text/wording';

interface ArchiveRowProps {
  readonly count: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** Stands below all sessions for those that were put away, and shows them. */
export function ArchiveRow({ count, isOpen, onToggle }: ArchiveRowProps) {
  return (
    <button
      type="button"
      data-row="archive"
      data-drop="archive"
      aria-expanded={isOpen}
      onClick={onToggle}
      className="hover:bg-hover text-muted mx-2 mt-3 flex h-8 w-[calc(100%-1rem)] items-center gap-2 rounded-md px-2.5 text-left"
    >
      <Archive aria-hidden size={14} />
      <span className="min-w-0 flex-1 truncate">{fill(wording.sessions.archive, { count })}</span>
      <ChevronRight aria-hidden size={14} className={isOpen ? 'rotate-90' : ''} />
    </button>
  );
}
