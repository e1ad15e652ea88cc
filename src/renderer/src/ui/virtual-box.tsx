import type { CSSProperties } from 'react';
import type { CustomContainerComponentProps } from 'virtua';

/** What holds the rows of a virtual list. */
export function VirtualBox({ style, ...props }: CustomContainerComponentProps) {
  return <div style={withPointer(style)} {...props} />;
}

export function VirtualUl({ style, ...props }: CustomContainerComponentProps) {
  return <ul style={withPointer(style)} {...props} />;
}

/**
 * While it scrolls, virtua takes the pointer from all that stands in a list: each element inherits that, so the style of
 * every one is worked out anew as scrolling begins, and again as it ends. Here they keep it.
 */
function withPointer(style: CSSProperties): CSSProperties {
  return { ...style, pointerEvents: undefined };
}
