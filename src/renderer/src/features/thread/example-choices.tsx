import { BookOpen } from 'lucide-react';
import { wording } from '../../../../shared/text/wording';
import { StartChoice, StartChoices } from './start-choice';

const exampleCommands = ['example.first', 'example.second', 'example.third'] as const;

export function ExampleChoices() {
  return (
    <StartChoices>
      {exampleCommands.map((id, at) => (
        <StartChoice key={id} id={id} icon={<BookOpen size={16} />} title={wording.empty.questions[at] ?? ''} />
      ))}
    </StartChoices>
  );
}
