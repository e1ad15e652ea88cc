import { Info } from 'lucide-react';
import type { ErrorData } from '../../../../shared/domain/error-data';
import { sentenceOf } from '../../bridge/error-data-of';

/** Something the reader should know about this answer. */
export function Notice({ error }: { readonly error: ErrorData }) {
  return (
    <p className="text-muted flex items-start gap-2 text-small">
      <Info aria-hidden size={15} className="mt-0.5 shrink-0" />
      {sentenceOf(error)}
    </p>
  );
}
