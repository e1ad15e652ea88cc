import { BookOpen, GitBranch, Plug } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CommandId } from '../../../../shared/commands/commands';
import { en } from '../../../../shared/text/en';
import { useWindow } from '../../bridge/window-context';
import { CommandKeys } from '../../ui/keys';

const text = en.empty;
const exampleCommands = ['example.first', 'example.second', 'example.third'] as const;

/** What a session shows before its first prompt: questions to start with, and what to connect. */
export function EmptyThread() {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto" tabIndex={-1}>
      <div className="mx-auto flex min-h-full max-w-[38rem] flex-col justify-center px-4 py-8 sm:px-6">
        <h2 className="text-xl font-semibold tracking-tight">{text.title}</h2>
        <p className="text-muted mt-1">{text.body}</p>
        <h3 className="text-muted mt-7 mb-1.5 text-fine font-medium">{text.examples}</h3>
        <ul className="border-line divide-line divide-y rounded-xl border">
          {exampleCommands.map((id, at) => (
            <Choice key={id} id={id} icon={<BookOpen size={16} />} title={text.questions[at] ?? ''} />
          ))}
        </ul>
        <h3 className="text-muted mt-6 mb-1.5 text-fine font-medium">{text.next}</h3>
        <ul className="border-line divide-line divide-y rounded-xl border">
          <Choice
            id="source.add"
            icon={<GitBranch size={16} />}
            title={text.addRepository}
            hint={text.addRepositoryHint}
          />
          <Choice id="model.connect" icon={<Plug size={16} />} title={text.connectModel} hint={text.connectModelHint} />
        </ul>
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly id: CommandId;
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint?: string;
}

function Choice({ id, icon, title, hint }: ChoiceProps) {
  const { run } = useWindow();
  return (
    <li className="first:rounded-t-xl last:rounded-b-xl">
      <button
        type="button"
        onClick={() => run(id)}
        className="hover:bg-hover flex w-full items-center gap-3 rounded-[inherit] px-3.5 py-2.5 text-left"
      >
        <span aria-hidden className="text-muted shrink-0">
          {icon}
        </span>
        <span className="min-w-0 flex-1">
          {title}
          {hint !== undefined && <span className="text-muted block text-small">{hint}</span>}
        </span>
        <CommandKeys id={id} />
      </button>
    </li>
  );
}
