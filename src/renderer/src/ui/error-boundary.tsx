import { Component, type ReactNode } from 'react';
import { wording } from '../../../shared/text/wording';
import { Button } from './button';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Drawn instead of what failed. Absent: a notice with Reload. */
  readonly fallback?: ReactNode;
}

/** Keeps a failure inside one part of the window. A class, because React has no other way to catch one. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return this.props.fallback ?? <FailureNotice title={wording.failure.title} body={wording.failure.body} />;
  }
}

export function FailureNotice({ title, body }: { readonly title: string; readonly body: string }) {
  return (
    <div role="alert" className="m-auto flex max-w-md flex-col items-start gap-3 p-8">
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="text-muted">{body}</p>
      <Button look="primary" onClick={() => location.reload()}>
        {wording.common.reload}
      </Button>
    </div>
  );
}
