import { GitBranch, Plug } from 'lucide-react';
import { wording } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { ExampleChoices } from './example-choices';
import { Introduction } from './introduction';
import { StartChoice, StartChoices } from './start-choice';

const text = wording.empty;

/** What a session shows before its first prompt: the introduction at first, then questions and what to connect. */
export function EmptyThread() {
  const { app } = useWindow();
  const introduction = useStore(app.settings)?.introduction;
  const sessions = useStore(app.sessions);
  // What would be drawn is not known before both are.
  if (introduction === undefined || sessions === null) return <div className="flex-1" />;
  const isNew = introduction === 'first' ? sessions.length === 0 : introduction === 'asked';
  return (
    <div className="min-h-0 flex-1 overflow-y-auto" tabIndex={-1}>
      <div className="mx-auto flex min-h-full max-w-[38rem] flex-col justify-center px-4 py-8 sm:px-6">
        {isNew ? (
          <Introduction />
        ) : (
          <>
            <h2 className="text-xl font-semibold tracking-tight">{text.title}</h2>
            <p className="text-muted mt-1">{text.body}</p>
            <h3 className="text-muted mt-7 mb-1.5 text-fine font-medium">{text.examples}</h3>
            <ExampleChoices />
            <h3 className="text-muted mt-6 mb-1.5 text-fine font-medium">{text.next}</h3>
            <StartChoices>
              <StartChoice
                id="source.add"
                icon={<GitBranch size={16} />}
                title={text.addRepository}
                hint={text.addRepositoryHint}
              />
              <StartChoice
                id="model.connect"
                icon={<Plug size={16} />}
                title={text.connectModel}
                hint={text.connectModelHint}
              />
            </StartChoices>
          </>
        )}
      </div>
    </div>
  );
}
