import { Dialog as Primitive } from 'radix-ui';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { wording } from '../../../shared/text/wording';
import { useWindow } from '../bridge/window-context';
import { IconButton } from './button';

interface DialogProps {
  readonly title: string;
  /** A sentence under the title. */
  readonly note?: string;
  /** Hides the title bar; the title stays the dialog's name. For palettes, whose input says it all. */
  readonly isBare?: boolean;
  /** As wide as two columns need. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** The dialog on top of the window. Escape, a click beside it or its button closes it; focus returns where it came from. */
export function Dialog({ title, note, isBare = false, isWide = false, children }: DialogProps) {
  const { layers } = useWindow();
  return (
    <Primitive.Root open onOpenChange={(isOpen) => !isOpen && layers.closeDialog()}>
      <Primitive.Portal>
        <Primitive.Overlay className="scrim z-40" />
        <Primitive.Content
          {...(note === undefined && { 'aria-describedby': undefined })}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            layers.returnFocus();
          }}
          className={`bg-raised border-line fixed left-1/2 z-50 flex w-[calc(100vw-2rem)] -translate-x-1/2 flex-col overflow-hidden rounded-xl border shadow-2xl outline-none ${isWide ? 'top-[4vh] max-h-[92vh] max-w-[58rem]' : 'top-[12vh] max-h-[76vh] max-w-[36rem]'}`}
        >
          {isBare ? (
            <Primitive.Title className="sr-only">{title}</Primitive.Title>
          ) : (
            <header className="pt-4 pr-14 pb-2 pl-5">
              <Primitive.Title className="text-lead font-semibold">{title}</Primitive.Title>
              {note !== undefined && <Primitive.Description className="text-muted">{note}</Primitive.Description>}
            </header>
          )}
          <div className={isBare ? 'flex min-h-0 flex-col' : 'min-h-0 overflow-y-auto px-5 pt-1 pb-5'}>{children}</div>
          {/* Last, so that the focus begins in what the dialog is for. */}
          {!isBare && (
            <Primitive.Close asChild>
              <IconButton label={wording.common.close} className="absolute top-3 right-3">
                <X aria-hidden size={16} />
              </IconButton>
            </Primitive.Close>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
