import type { ErrorData } from '../../../shared/domain/error-data';
import { sentenceOf } from '../bridge/error-data-of';

/** Why a form was not taken, beside it. Always in the page, so that it is read out when it fills. */
export function FormError({ error }: { readonly error: ErrorData | null }) {
  return (
    <p role="alert" className="text-danger wrap-anywhere empty:hidden">
      {error === null ? null : sentenceOf(error)}
    </p>
  );
}
