import { useEffect, useState } from 'react';
import { wording, fill } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { CommandKeys } from '../../ui/keys';
import { reportFailure } from '../../ui/toast';

interface About {
  readonly version: string;
  readonly dataDir: string;
}

/** Where the data lies, and which Lectern this is. */
export function AboutSection() {
  const { bridge, run } = useWindow();
  const [about, setAbout] = useState<About | null>(null);
  useEffect(() => {
    bridge
      .ask((client) => client.app.about())
      .then(setAbout)
      .catch(reportFailure);
  }, [bridge]);
  if (about === null) return null;
  return (
    <dl className="flex flex-col gap-2">
      <div>
        <dt className="font-medium">{wording.settings.dataDir}</dt>
        <dd className="text-muted flex items-center gap-1">
          <span className="min-w-0 font-mono text-code wrap-anywhere">{about.dataDir}</span>
          <CopyButton text={about.dataDir} />
        </dd>
      </div>
      <div>
        <dt className="font-medium">{wording.settings.about}</dt>
        <dd className="text-muted">{fill(wording.settings.version, { version: about.version })}</dd>
      </div>
      <div>
        <dt className="font-medium">{wording.settings.diagnostics}</dt>
        <dd className="flex flex-wrap items-center gap-3">
          <span className="text-muted">{wording.settings.diagnosticsNote}</span>
          <Button onClick={() => run('data.diagnostics')}>
            {wording.commands['data.diagnostics']}
            <CommandKeys id="data.diagnostics" />
          </Button>
        </dd>
      </div>
    </dl>
  );
}
