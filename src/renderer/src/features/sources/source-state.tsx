import { useState } from 'react';
import { assertNever } from '../../../../shared/assert-never';
import type { Source } from '../../../../shared/domain/source';
import { wording, fill } from '../../../../shared/text/wording';
import { sentenceOf } from '../../bridge/error-data-of';
import { formatAge, formatBytes } from '../../ui/format';
import { filesText, passagesText } from '../../ui/counted';
import { ProgressBar } from '../../ui/progress-bar';
import { progressSentence } from '../../ui/progress-sentence';
import { updateAction } from '../../ui/source-action';
import { nextPlaceOf } from './next-place-of';

const text = wording.sources;

/** How a source stands: what is being done to it, why that failed, or what is in it. */
export function SourceState({ source }: { readonly source: Source }) {
  return (
    <>
      <Standing source={source} />
      <NextPlace source={source} />
    </>
  );
}

/** What it is changed to, which goes on, or waits for another try. */
function NextPlace({ source }: { readonly source: Source }) {
  const place = nextPlaceOf(source);
  if (place === null) return null;
  const { successor } = source;
  const changing = successor === null ? fill(text.changingTo, { place }) : fill(text.givingWayTo, { place, successor });
  const sentence =
    source.state === 'working'
      ? changing
      : fill(text.stillToChange, { place, action: updateAction(source), key: text.stopKey });
  return <p className="text-muted wrap-anywhere">{sentence}</p>;
}

function Standing({ source }: { readonly source: Source }) {
  const [now] = useState(Date.now);
  switch (source.state) {
    case 'working':
      return <Working source={source} now={now} />;
    case 'ready':
      return (
        <>
          <p className="text-muted">{[text.ready, ...contents(source, now)].join(' · ')}</p>
          {source.error !== null && <p className="text-muted">{sentenceOf(source.error)}</p>}
        </>
      );
    case 'failed':
      return (
        <>
          <p role="alert" className="text-danger wrap-anywhere">
            {source.error === null ? text.failed : sentenceOf(source.error)}
          </p>
          <Before source={source} now={now} />
        </>
      );
    case 'stopped':
      return (
        <>
          <p className="text-muted">{source.error === null ? text.stopped : sentenceOf(source.error)}</p>
          {source.passages > 0 && <p className="text-muted">{contents(source, now).join(' · ')}</p>}
        </>
      );
    default:
      return assertNever(source.state);
  }
}

/** What was indexed before an update failed is searched all the same. */
function Before({ source, now }: { readonly source: Source; readonly now: number }) {
  if (source.passages === 0) return null;
  return <p className="text-muted">{[text.before, ...contents(source, now)].join(' · ')}</p>;
}

function contents({ files, passages, sizeBytes, lastUpdated }: Source, now: number): readonly string[] {
  return [
    filesText(files),
    passagesText(passages),
    ...(sizeBytes > 0 ? [formatBytes(sizeBytes)] : []),
    ...(lastUpdated === null ? [] : [fill(text.updated, { time: formatAge(lastUpdated, now) })]),
  ];
}

/** What is there already is searched as it was meanwhile. */
function Working({ source, now }: { readonly source: Source; readonly now: number }) {
  if (source.progress === null) return <p className="text-muted">{text.working}</p>;
  const { step, done, total, failure } = source.progress;
  return (
    <div className="flex flex-col gap-1">
      <p className="text-muted tabular-nums">{progressSentence(source.progress)}</p>
      <ProgressBar label={`${text[step]} ${source.name}`} done={done} total={total} />
      {source.passages > 0 && <p className="text-muted">{contents(source, now).join(' · ')}</p>}
      {failure !== undefined && (
        <p role="alert" className="text-danger wrap-anywhere">
          {sentenceOf(failure)}
        </p>
      )}
      {step === 'embedding' && <p className="text-muted">{text.searchable}</p>}
    </div>
  );
}
