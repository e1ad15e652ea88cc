import { NotebookPen } from 'lucide-react';
import { workingMemoryOutput } from '../../../../shared/chat/tools';
import { wording, fill } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { CommandKeys } from '../../ui/keys';
import { ProfileLines } from '../../ui/profile-lines';
import { Step } from '../../ui/step';
import { undoProfileChange } from '../../ui/undo-profile-change';
import type { MemoryPart } from './part-groups';

const icon = <NotebookPen size={15} />;

interface MemoryStepProps {
  readonly part: MemoryPart;
  readonly isOpen: boolean;
  /** How long it took; null for what goes on or was not timed. */
  readonly ms: number | null;
}

/** A change of the profile by the model: never hidden, with the way back beside it. */
export function MemoryStep({ part, isOpen, ms }: MemoryStepProps) {
  if (part.state === 'output-error') {
    return <Step icon={icon} title={fill(wording.tools.memoryRefused, { reason: part.errorText })} ms={ms} />;
  }
  if (part.state !== 'output-available') {
    return (
      <Step icon={icon} title={isOpen ? wording.tools.memorySaving : wording.tools.memoryFailed} isRunning={isOpen} />
    );
  }
  // Answers of earlier Lecterns have another shape, and say no more.
  const change = workingMemoryOutput.safeParse(part.output).data;
  if (change === undefined) return <Step icon={icon} title={wording.tools.memorySaved} ms={ms} />;
  if (change.version === null) return <Step icon={icon} title={wording.tools.memorySame} ms={ms} />;
  return (
    <div className="flex flex-col gap-1.5 text-small">
      <Step icon={icon} title={wording.tools.memorySaved} ms={ms} />
      <div className="border-line ml-[0.4375rem] flex flex-col gap-2 border-l pl-4">
        <ProfileLines {...change} />
        <ChangeActions version={change.version} />
      </div>
    </div>
  );
}

function ChangeActions({ version }: { readonly version: number }) {
  const { bridge, run } = useWindow();
  return (
    <div className="-ml-2 flex flex-wrap gap-1">
      <Button look="quiet" className="h-7 px-2 text-fine" onClick={() => undoProfileChange(bridge, version)}>
        {wording.common.undo}
        <CommandKeys id="memory.undo" />
      </Button>
      <Button look="quiet" className="h-7 px-2 text-fine" onClick={() => run('memory.profile')}>
        {wording.profile.title}
        <CommandKeys id="memory.profile" />
      </Button>
    </div>
  );
}
