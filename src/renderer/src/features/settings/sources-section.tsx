import { en, fill } from '../../../../shared/text/en';
import { Button } from '../../ui/button';

const text = en.settings;

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
              aria-label={fill(en.sources.action, { action: en.sources.remove, name: host })}
              onClick={() => onChange(hosts.filter((each) => each !== host))}
            >
              {en.sources.remove}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
