import { HoverCard } from 'radix-ui';
import type { ReactNode } from 'react';

interface WebLinkProps {
  readonly address: string;
  readonly onLink: (address: string) => void;
  readonly children: ReactNode;
}

/** A link that leaves by main. The whole address comes under the pointer or the focus: over the text, which would cut it. */
export function WebLink({ address, onLink, children }: WebLinkProps) {
  return (
    <HoverCard.Root openDelay={200} closeDelay={100}>
      <HoverCard.Trigger
        href={address}
        aria-description={address}
        rel="noreferrer"
        className="web-link"
        onAuxClick={(event) => event.preventDefault()}
        onClick={(event) => {
          event.preventDefault();
          onLink(address);
        }}
      >
        {children}
      </HoverCard.Trigger>
      <HoverCard.Portal>
        <HoverCard.Content role="tooltip" align="start" sideOffset={4} collisionPadding={8} className="address-preview">
          {address}
        </HoverCard.Content>
      </HoverCard.Portal>
    </HoverCard.Root>
  );
}
