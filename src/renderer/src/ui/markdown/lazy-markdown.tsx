import { lazy, Suspense, useState, type ComponentType } from 'react';
import { ErrorBoundary } from '../error-boundary';
import type { MarkdownProps } from './markdown';

/** What draws answers, once it has loaded: React would draw one that is there already a moment late all the same. */
let loaded: ComponentType<MarkdownProps> | null = null;

async function load(): Promise<ComponentType<MarkdownProps>> {
  loaded ??= (await import('./markdown')).Markdown;
  return loaded;
}
const Late = lazy(async () => ({ default: await load() }));

/** Starts loading what draws answers, so that it is there when the first one comes. */
export function preloadMarkdown(): void {
  void load();
}

/** Until the parser has loaded, and where it cannot cope (nesting without end), the text stands as it was written. */
export function LazyMarkdown(props: MarkdownProps) {
  // Once drawn, it stays what it is: another component in its place would be drawn anew.
  const [Markdown] = useState(() => loaded ?? Late);
  const plain = (className: string) => <p className={`wrap-anywhere whitespace-pre-wrap ${className}`}>{props.text}</p>;
  return (
    <ErrorBoundary fallback={plain('')}>
      {/* It must not flash for the moment that the parser takes. */}
      <Suspense fallback={plain('late')}>
        <Markdown {...props} />
      </Suspense>
    </ErrorBoundary>
  );
}
