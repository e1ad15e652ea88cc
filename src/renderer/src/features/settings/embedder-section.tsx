import type { EmbedderId, EmbedderState } from '../../../../shared/domain/embedder';
import type { Settings } from '../../../../shared/domain/settings';
import { wording, fill } from '../../../../shared/text/wording';
import { sentenceOf } from '../../bridge/error-data-of';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { formatBytes } from '../../ui/format';
import { CommandKeys } from '../../ui/keys';
import { ProgressBar } from '../../ui/progress-bar';
import { Select } from '../../ui/select';
import { Setting } from '../../ui/setting';

const text = wording.embedder;

interface EmbedderSectionProps {
  readonly settings: Settings;
  readonly onChange: (changed: Partial<Settings>) => void;
}

/** Which model finds by meaning, what is installed, and how a change goes. */
export function EmbedderSection({ settings, onChange }: EmbedderSectionProps) {
  const { app } = useWindow();
  const state = useStore(app.embedder);
  if (state === null) return <p className="text-muted late">{wording.common.loading}</p>;
  const offered: readonly EmbedderId[] =
    state.isInstalled || settings.embedderId === 'bge-small' ? ['bundled', 'bge-small'] : ['bundled'];
  return (
    <>
      <p className="text-muted">{text.note}</p>
      <Setting name="embedder">
        <Select
          label={text.model}
          value={settings.embedderId}
          options={offered.map((value) => ({ value, title: text.names[value] }))}
          onChange={(embedderId) => onChange({ embedderId })}
        />
      </Setting>
      <EmbedderStatus state={state} />
      {state.work === null && (!state.isInstalled || state.problem !== null) && <InstallEmbedder state={state} />}
    </>
  );
}

function EmbedderStatus({ state }: { readonly state: EmbedderState }) {
  const { run } = useWindow();
  const { work, problem, serving, wanted } = state;
  if (work !== null) {
    // Vectors are made for the wanted one, unless it cannot be used.
    const next = work.step === 'embedding' && problem !== null ? serving : wanted;
    const label = fill(text.steps[work.step], { model: text.names[work.step === 'embedding' ? next : 'bge-small'] });
    return (
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="text-small">
            {label}
            {work.total > 0 && <span className="text-muted"> {amount(work)}</span>}
          </p>
          <ProgressBar label={label} done={work.done} total={work.total} />
          {work.step === 'embedding' && next !== serving && (
            <p className="text-muted text-small">{fill(text.meanwhile, { model: text.names[serving] })}</p>
          )}
        </div>
        <Button onClick={() => run('embedder.stop')}>
          {text.stop}
          <CommandKeys id="embedder.stop" />
        </Button>
      </div>
    );
  }
  return (
    <>
      {problem !== null && (
        <p role="alert" className="text-danger text-small">
          {sentenceOf(problem)}
        </p>
      )}
      <p className="text-muted text-small">
        {state.isByWords ? text.byWords : fill(text.serving, { model: text.names[serving] })}
      </p>
    </>
  );
}

function InstallEmbedder({ state }: { readonly state: EmbedderState }) {
  const { run } = useWindow();
  const { partialBytes, totalBytes } = state;
  const sizes = { done: formatBytes(partialBytes), size: formatBytes(totalBytes) };
  return (
    <>
      <p className="text-muted">{fill(text.offer, sizes)}</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => run('embedder.download')}>
          {fill(partialBytes > 0 ? text.goOn : text.download, sizes)}
          <CommandKeys id="embedder.download" />
        </Button>
        <Button onClick={() => run('embedder.install')}>
          {text.fromFolder}
          <CommandKeys id="embedder.install" />
        </Button>
      </div>
    </>
  );
}

function amount({ step, done, total }: NonNullable<EmbedderState['work']>): string {
  const show = step === 'embedding' ? String : formatBytes;
  return fill(text.amount, { done: show(done), total: show(total) });
}
