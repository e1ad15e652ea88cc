import { wording, fill } from '../../../../shared/text/wording';
import { Button } from '../../ui/button';

const text = wording.settings;

interface SourcesSectionProps {
  readonly hosts: readonly string[];
  readonly onChange: (hosts: string[]) => void;
}

/** The hosts from which repositories are fetched without asking. */
export function SourcesSection({ hosts, onChange }: SourcesSectionProps) {
  if (hosts.length === 0) return <p className="text-muted">{text.noHosts}</p>;
  return (
    <>
      <p className="text-muted">{text.hostsNote}</p>
      <ul aria-label={text.hosts}>
        {hosts.map((host) => (
          <li key={host} className="flex items-center gap-3 py-1">
            <span className="min-w-0 flex-1 wrap-anywhere">{host}</span>
            <Button
              aria-label={fill(wording.sources.action, { action: wording.sources.remove, name: host })}
              onClick={() => onChange(hosts.filter((each) => each !== host))}
            >
              {wording.sources.remove}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
