import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '../error-boundary';
import type { MarkdownProps } from './markdown';

const load = () => import('./markdown');
const Markdown = lazy(async () => ({ default: (await load()).Markdown }));

/** Starts loading what draws answers, so that it is there when the first one comes. */
export function preloadMarkdown(): void {
  void load();
}

/** Until the parser has loaded, and where it cannot cope (nesting without end), the text stands as it was written. */
export function LazyMarkdown(props: MarkdownProps) {
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
