import { useState } from 'react';
import type { Source } from '../../../../shared/domain/source';
import { en, fill } from '../../../../shared/text/en';
import { sentenceOf } from '../../bridge/error-data-of';
import { formatAge, formatBytes } from '../../ui/format';
import { ProgressBar } from '../../ui/progress-bar';

const text = en.sources;
const count = new Intl.NumberFormat('en');

/** How a source stands: what is being done to it, why that failed, or what is in it. */
export function SourceState({ source }: { readonly source: Source }) {
  const [now] = useState(Date.now);
  if (source.state === 'failed') {
    return (
      <p role="alert" className="text-danger wrap-anywhere">
        {source.error === null ? text.failed : sentenceOf(source.error)}
      </p>
    );
  }
  if (source.state === 'working') return <Working source={source} />;
  if (source.state === 'stopped') return <p className="text-muted">{text.stopped}</p>;
  const files =
    source.files === 1 ? en.common.fileOne : fill(en.common.fileCount, { count: count.format(source.files) });
  const passages =
    source.passages === 1
      ? en.common.passageOne
      : fill(en.common.passageCount, { count: count.format(source.passages) });
  const size = source.sizeBytes > 0 ? formatBytes(source.sizeBytes) : null;
  const age = source.lastUpdated === null ? null : fill(text.updated, { time: formatAge(source.lastUpdated, now) });
  return <p className="text-muted">{[text.ready, files, passages, size, age].filter(Boolean).join(' · ')}</p>;
}

function Working({ source }: { readonly source: Source }) {
  if (source.progress === null) return <p className="text-muted">{text.working}</p>;
  const { step, done, total } = source.progress;
  const sentence =
    total === 0
      ? text[step]
      : fill(text.progress, { step: text[step], done: count.format(done), total: count.format(total) });
  return (
    <div className="flex flex-col gap-1">
      <p className="text-muted tabular-nums">{sentence}</p>
      <ProgressBar label={`${text[step]} ${source.name}`} done={done} total={total} />
    </div>
  );
}
