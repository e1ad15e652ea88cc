import { isCommandId } from '../../../../shared/commands/commands';
import { wording } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { CommandKeys } from '../../ui/keys';

/** Next steps that an answer offers: commands of the table, anything else is left out. */
export function Offer({ commands }: { readonly commands: readonly string[] }) {
  const { run } = useWindow();
  return (
    <div className="flex flex-wrap gap-2">
      {commands.filter(isCommandId).map((id) => (
        <Button key={id} onClick={() => run(id)}>
          {wording.commands[id]}
          <CommandKeys id={id} />
        </Button>
      ))}
    </div>
  );
}
