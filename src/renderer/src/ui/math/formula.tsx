import { lazy, Suspense } from 'react';

const DrawnFormula = lazy(async () => ({ default: (await import('./drawn-formula')).DrawnFormula }));

interface FormulaProps {
  /** TeX, without what stands around it. */
  readonly value: string;
  /** True for one that stands apart from the text. */
  readonly isDisplay: boolean;
}

/** A formula; its source until what draws it is there. */
export function Formula({ value, isDisplay }: FormulaProps) {
  return (
    <span className="formula" data-display={isDisplay || undefined} dir="ltr">
      <Suspense fallback={<code>{value}</code>}>
        <DrawnFormula value={value} isDisplay={isDisplay} />
      </Suspense>
    </span>
  );
}
