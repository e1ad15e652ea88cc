import { lazy, Suspense } from 'react';
import type { MarkdownProps } from './markdown';

const load = () => import('./markdown');
const Markdown = lazy(async () => ({ default: (await load()).Markdown }));

/** Starts loading what draws answers, so that it is there when the first one comes. */
export function preloadMarkdown(): void {
  void load();
}

/** Until the parser has loaded, the text stands as it was written. */
export function LazyMarkdown(props: MarkdownProps) {
  return (
    <Suspense fallback={<p className="wrap-anywhere whitespace-pre-wrap">{props.text}</p>}>
      <Markdown {...props} />
    </Suspense>
  );
}
