import { Lightbulb } from 'lucide-react';
import type { ThinkingStep } from '../../../../shared/chat/tools';
import { withoutMarks } from '../../../../shared/search/without-marks';
import { wording, fill } from '../../../../shared/text/wording';
import { formatDuration } from '../../ui/format';
import { Step } from '../../ui/step';
import type { ThinkingPart } from './part-groups';

const text = wording.tools;

interface ThinkingStepsProps {
  readonly parts: readonly ThinkingPart[];
  readonly isOpen: boolean;
  /** How long each took, in ms, by its call; one that goes on, or was not timed, is not in it. */
  readonly times: ReadonlyMap<string, number>;
}

/** The numbered steps of `sequentialThinking`; a branch is set in, a revision names the step it corrects. */
export function ThinkingSteps({ parts, isOpen, times }: ThinkingStepsProps) {
  const isRunning =
    isOpen && parts.some((part) => part.state === 'input-streaming' || part.state === 'input-available');
  const timed = parts.flatMap(({ toolCallId }) => times.get(toolCallId) ?? []);
  const ms = isRunning || timed.length === 0 ? null : timed.reduce((sum, each) => sum + each, 0);
  const title = parts.length === 1 ? text.thoughtOne : fill(text.thoughtMany, { count: parts.length });
  return (
    <Step icon={<Lightbulb size={15} />} title={isRunning ? text.thinking : title} isRunning={isRunning} ms={ms}>
      <ol className="flex flex-col gap-2">
        {parts.map((part) => (
          <Thought key={part.toolCallId} step={part.input ?? {}} ms={times.get(part.toolCallId) ?? null} />
        ))}
      </ol>
    </Step>
  );
}

/** While it streams, a step may lack any of its fields. */
type PartialStep = { readonly [Key in keyof ThinkingStep]?: ThinkingStep[Key] | undefined };

function Thought({ step, ms }: { readonly step: PartialStep; readonly ms: number | null }) {
  const marks = [
    ...(step.revisesThought === undefined ? [] : [fill(text.revises, { step: step.revisesThought })]),
    ...(step.branchFromThought === undefined
      ? []
      : [fill(text.branch, { name: step.branchId ?? '', step: step.branchFromThought })]),
  ];
  return (
    <li className={`flex gap-2 ${step.branchFromThought === undefined ? '' : 'ml-6'}`}>
      <span className="text-muted w-5 shrink-0 text-right tabular-nums">{step.thoughtNumber}</span>
      <p className="min-w-0 flex-1 wrap-anywhere whitespace-pre-wrap">
        {marks.length > 0 && <span className="bg-side text-muted mr-1.5 rounded px-1">{marks.join(' · ')}</span>}
        {typeof step.thought === 'string' && withoutMarks(step.thought)}
      </p>
      {ms !== null && <span className="text-muted shrink-0 tabular-nums">{formatDuration(ms)}</span>}
    </li>
  );
}
