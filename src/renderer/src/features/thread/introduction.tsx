import { Check, GitBranch, Plug } from 'lucide-react';
import type { ReactNode } from 'react';
import { wording, fill } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { CommandKeys } from '../../ui/keys';
import { ExampleChoices } from './example-choices';
import { StartChoice, StartChoices } from './start-choice';

const text = wording.introduction;

/** Three steps for somebody who is new, in any order; it says which are done, and can be skipped. */
export function Introduction() {
  const { app, run } = useWindow();
  const added = (useStore(app.sources) ?? []).filter(({ kind }) => kind !== 'handbook').length;
  const connected = useStore(app.catalog)?.connections.length ?? 0;
  return (
    <>
      <h2 className="text-xl font-semibold tracking-tight">{text.title}</h2>
      <p className="text-muted mt-1">{text.body}</p>
      <ol className="mt-6 flex flex-col gap-5">
        <Step n={1} title={text.add} isDone={added > 0}>
          <StartChoices>
            <StartChoice
              id="source.add"
              icon={<GitBranch size={16} />}
              title={wording.empty.addRepository}
              hint={added === 0 ? text.addHint : fill(added === 1 ? text.addedOne : text.added, { count: added })}
            />
          </StartChoices>
        </Step>
        <Step n={2} title={text.connect} isDone={connected > 0}>
          <StartChoices>
            <StartChoice
              id="model.connect"
              icon={<Plug size={16} />}
              title={wording.empty.connectModel}
              hint={connected === 0 ? text.connectHint : text.connected}
            />
          </StartChoices>
        </Step>
        <Step n={3} title={text.ask} isDone={false}>
          <ExampleChoices />
        </Step>
      </ol>
      <Button look="quiet" className="mt-5 -ml-3 self-start" onClick={() => run('introduction.skip')}>
        {text.skip}
        <CommandKeys id="introduction.skip" />
      </Button>
    </>
  );
}

interface StepProps {
  readonly n: number;
  readonly title: string;
  readonly isDone: boolean;
  readonly children: ReactNode;
}

function Step({ n, title, isDone, children }: StepProps) {
  return (
    <li className="flex flex-col gap-1.5">
      <h3 className="flex items-center gap-2 font-medium">
        <span
          aria-hidden
          data-done={isDone || undefined}
          className="border-strong text-muted data-done:bg-accent data-done:border-accent data-done:text-accent-text flex size-5 items-center justify-center rounded-full border text-tiny"
        >
          {isDone ? <Check size={12} /> : n}
        </span>
        <span className="sr-only">{fill(isDone ? text.stepDone : text.step, { n })}</span>
        {title}
      </h3>
      {children}
    </li>
  );
}
