interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  /** 0 while it is not known: the bar then only shows that something goes on. */
  readonly total: number;
}

export function ProgressBar({ label, done, total }: ProgressBarProps) {
  const isKnown = total > 0;
  return (
    <progress
      aria-label={label}
      className={`progress ${isKnown ? '' : 'animate-pulse'}`}
      {...(isKnown && { value: Math.min(done, total), max: total })}
    />
  );
}
