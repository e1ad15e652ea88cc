import type { Transfer, TransferProblem } from '../../../../shared/domain/transfer';
import { wording, fill } from '../../../../shared/text/wording';
import { sentenceOf } from '../../bridge/error-data-of';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { conversationsOf, countsOf, unlistedIn } from './import-figures';

const text = wording.transfer;

type Import = Extract<Transfer, { kind: 'import' }>;

/** What an import came to, in a sentence; nothing while it runs. */
export function reportTitle({ state, report }: Import): string {
  switch (state) {
    case 'running':
      return '';
    case 'done':
      return conversationsOf(report) > 0 ? text.importDone : text.importedNone;
    case 'stopped':
      return text.importStopped;
    case 'failed':
      return text.importFailed;
  }
}

/** What became of the conversations, and why some were not taken. */
export function ImportReport({ transfer: { report } }: { readonly transfer: Import }) {
  const life = useStore(useWindow().app.settings)?.conversationLifeDays ?? null;
  const unlisted = unlistedIn(report);
  return (
    <>
      <dl aria-label={text.report} className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {countsOf(report).map(([name, count]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="tabular-nums">{count}</dd>
          </div>
        ))}
      </dl>
      {life !== null && report.imported > 0 && <p className="text-muted">{fill(text.expires, { days: life })}</p>}
      {report.problems.length > 0 && (
        // Focusable, or the arrow keys could not scroll it.
        <section
          aria-label={text.problems}
          tabIndex={0}
          className="border-line max-h-[30vh] overflow-y-auto rounded border px-3 py-2"
        >
          <ul className="flex flex-col gap-2">
            {report.problems.map((problem, index) => (
              <Problem key={index} problem={problem} />
            ))}
          </ul>
          {unlisted > 0 && <p className="text-muted pt-2">{fill(text.moreProblems, { count: unlisted })}</p>}
        </section>
      )}
    </>
  );
}

function Problem({ problem: { file, at, error } }: { readonly problem: TransferProblem }) {
  return (
    <li className="wrap-anywhere">
      <p className="font-medium">{at === null ? file : fill(text.problemAt, { file, ...at })}</p>
      <p className="text-muted">{sentenceOf(error)}</p>
    </li>
  );
}
