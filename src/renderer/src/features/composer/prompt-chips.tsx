import { AtSign, FileText, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CommandId } from '../../../../shared/commands/commands';
import { pictureUrl, type Attachment } from '../../../../shared/domain/attachment';
import type { Mention } from '../../../../shared/domain/mention';
import { wording, fill } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import { IconButton } from '../../ui/button';
import { formatBytes } from '../../ui/format';

interface PromptChipsProps {
  readonly mentions: readonly Mention[];
  readonly files: readonly Attachment[];
  readonly removeMention: (mention: Mention) => void;
  readonly removeFile: (file: Attachment) => void;
}

/** What goes along with the prompt, each with a button that takes it out again. */
export function PromptChips({ mentions, files, removeMention, removeFile }: PromptChipsProps) {
  if (mentions.length + files.length === 0) return null;
  return (
    <ul aria-label={wording.composer.carried} className="flex flex-wrap gap-1.5 px-2.5 pt-2.5">
      {mentions.map((mention) => (
        <Chip
          key={mention.kind === 'source' ? mention.key : mention.sessionId}
          icon={<AtSign aria-hidden size={13} className="shrink-0" />}
          name={mention.name}
          note={wording.composer.mentionNotes[mention.kind]}
          remove={() => removeMention(mention)}
        />
      ))}
      {files.map((file, at) => (
        <Chip
          key={`${at} ${file.name}`}
          icon={<FileIcon file={file} />}
          name={file.name}
          note={formatBytes(file.size)}
          remove={() => removeFile(file)}
        />
      ))}
    </ul>
  );
}

/** A small picture of what is one. */
function FileIcon({ file: { picture } }: { readonly file: Attachment }) {
  if (picture === undefined) return <FileText aria-hidden size={13} className="shrink-0" />;
  return <img src={pictureUrl(picture)} alt="" className="size-5 shrink-0 rounded object-cover" />;
}

interface ChipProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly note: string;
  readonly remove: () => void;
}

function Chip({ icon, name, note, remove }: ChipProps) {
  const { focusTargets } = useWindow();
  const { keepFocus } = focusTargets;
  return (
    <li className="border-line bg-side flex h-7 max-w-full min-w-0 items-center gap-1.5 rounded-lg border pl-2 text-fine">
      {icon}
      <span className="min-w-0 truncate">{name}</span>
      <span className="text-muted shrink-0">{note}</span>
      <IconButton
        ref={keepFocus}
        label={fill(wording.composer.takeOut, { name })}
        data-command={'file.takeOut' satisfies CommandId}
        onClick={remove}
        className="size-6"
      >
        <X aria-hidden size={13} />
      </IconButton>
    </li>
  );
}
