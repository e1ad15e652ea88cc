import { AtSign, ChevronRight, FileText, Image } from 'lucide-react';
import { useState } from 'react';
import type { LecternMessage } from '../../../../shared/chat/message';
import { attachmentsOf, mentionsOf } from '../../../../shared/chat/prompt-parts';
import { pictureUrl, type Attachment } from '../../../../shared/domain/attachment';
import { wording } from '../../../../shared/text/wording';
import { formatBytes } from '../../ui/format';

/** Of a longer file the beginning is laid out. */
const SHOWN_LENGTH = 20_000;

/** What went along with a prompt: what it mentions, and its files, which open by key. */
export function Carried({ parts }: { readonly parts: LecternMessage['parts'] }) {
  const mentions = mentionsOf(parts);
  const files = attachmentsOf(parts);
  if (mentions.length + files.length === 0) return null;
  return (
    <ul aria-label={wording.thread.carried} className="mt-1.5 flex flex-col gap-1 text-fine">
      {mentions.map((mention) => (
        <li
          key={mention.kind === 'source' ? mention.key : mention.sessionId}
          className="text-muted flex min-w-0 items-center gap-1.5"
        >
          <AtSign aria-hidden size={13} className="shrink-0" />
          <span className="min-w-0 truncate">{mention.name}</span>
          <span className="shrink-0">{wording.composer.mentionNotes[mention.kind]}</span>
        </li>
      ))}
      {files.map((file, at) => (
        <li key={`${at} ${file.name}`}>
          <AttachedFile file={file} />
        </li>
      ))}
    </ul>
  );
}

function AttachedFile({ file }: { readonly file: Attachment }) {
  const [isOpen, setIsOpen] = useState(false);
  const Icon = file.picture === undefined ? FileText : Image;
  return (
    <details className="group" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="flex min-w-0 cursor-default list-none items-center gap-1.5 rounded">
        <ChevronRight aria-hidden size={13} className="shrink-0 group-open:rotate-90" />
        <Icon aria-hidden size={13} className="shrink-0" />
        <span className="min-w-0 truncate">{file.name}</span>
        <span className="text-muted shrink-0">{formatBytes(file.size)}</span>
      </summary>
      {isOpen && <FileContent file={file} />}
    </details>
  );
}

function FileContent({ file: { name, text, picture } }: { readonly file: Attachment }) {
  if (picture !== undefined) {
    return <img src={pictureUrl(picture)} alt={name} className="border-line mt-1 max-h-96 rounded-md border" />;
  }
  return (
    <pre
      tabIndex={0}
      aria-label={name}
      className="bg-canvas border-line mt-1 max-h-72 overflow-auto rounded-md border p-2 font-mono"
    >
      {text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text}
    </pre>
  );
}
