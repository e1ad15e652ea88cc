import { useEffect, useId, useRef, useState } from 'react';
import type { SnapshotList } from '../../../../shared/domain/snapshot';
import { wording } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import { reportFailure } from '../../ui/toast';
import { useRequest } from '../../ui/use-request';
import { DamagedFiles } from './damaged-files';
import { SnapshotItem } from './snapshot-item';

const text = wording.snapshots;

/** What there is to go back to, with the way there. */
export function SnapshotsDialog() {
  const { bridge } = useWindow();
  const { error, isRunning, send } = useRequest();
  const [list, setList] = useState<SnapshotList | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  /** What was done last, for those who do not see it. */
  const [done, setDone] = useState<string | null>(null);
  const makeButton = useRef<HTMLButtonElement>(null);
  const listId = useId();
  useEffect(() => {
    bridge
      .ask((client) => client.snapshots.list())
      .then(setList)
      .catch(reportFailure);
  }, [bridge]);
  const make = (): void => {
    if (isRunning) return;
    setIsMaking(true);
    setDone(null);
    void send(
      async (client) => {
        await client.snapshots.make();
        return client.snapshots.list();
      },
      (made) => {
        setList(made);
        setDone(text.made);
      },
    ).finally(() => setIsMaking(false));
  };
  const dropAsides = (): void => {
    void send(
      async (client) => {
        await client.snapshots.dropAsides();
        return client.snapshots.list();
      },
      (left) => {
        setList(left);
        setDone(text.asidesDropped);
        makeButton.current?.focus();
      },
    );
  };
  const choose = (id: string | null): void =>
    void send(async (client) => {
      await client.snapshots.choose({ id });
      return client.snapshots.list();
    }, setList);
  return (
    <Dialog title={text.title} note={text.note}>
      <div className="flex flex-col gap-4">
        <Button ref={makeButton} autoFocus aria-disabled={isRunning} onClick={make} className="self-start">
          {isMaking ? text.making : text.make}
        </Button>
        {/* Always in the page, so that the end is read out. */}
        <p role="status" className="text-muted empty:hidden">
          {done}
        </p>
        <FormError error={error} />
        <h3 id={listId} className="sr-only">
          {text.title}
        </h3>
        {list?.snapshots.length === 0 && <p className="text-muted">{text.none}</p>}
        <ol aria-labelledby={listId} className="flex flex-col gap-3 empty:hidden">
          {list?.snapshots.map((snapshot) => (
            <SnapshotItem
              key={snapshot.id}
              snapshot={snapshot}
              isChosen={snapshot.id === list.chosenId}
              onChoose={choose}
            />
          ))}
        </ol>
        {list !== null && list.asides.names.length > 0 && <DamagedFiles asides={list.asides} onDrop={dropAsides} />}
      </div>
    </Dialog>
  );
}
