import type { ProfileDifference, ProfileLine } from '../../../shared/domain/profile-change';
import { wording } from '../../../shared/text/wording';

const text = wording.profile;

/** What a change did to the profile, line by line. */
export function ProfileLines({ added, removed }: ProfileDifference) {
  if (added.length + removed.length === 0) return <p className="text-muted">{text.reordered}</p>;
  return (
    <ul className="flex flex-col gap-1">
      {removed.map((line) => (
        <Line key={`-${line.section}-${line.entry}`} line={line} isAdded={false} />
      ))}
      {added.map((line) => (
        <Line key={`+${line.section}-${line.entry}`} line={line} isAdded />
      ))}
    </ul>
  );
}

function Line({ line, isAdded }: { readonly line: ProfileLine; readonly isAdded: boolean }) {
  return (
    <li className="flex gap-2">
      <span aria-hidden data-added={isAdded} className="profile-mark" />
      <span className="sr-only">{isAdded ? text.added : text.removed}</span>
      <span className="min-w-0 wrap-anywhere">
        <span className="text-muted">{text.sections[line.section]}: </span>
        {isAdded ? <span dir="auto">{line.entry}</span> : <del dir="auto">{line.entry}</del>}
      </span>
    </li>
  );
}
