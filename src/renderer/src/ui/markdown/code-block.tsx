import { CopyButton } from '../copy-button';

/** `language` is the fence's info word, shown as it was written. */
export function CodeBlock({ language, text }: { readonly language: string | null; readonly text: string }) {
  return (
    <div className="code-block">
      <div className="text-muted flex h-8 items-center justify-between pr-1 pl-3 text-[12px]">
        <span className="font-mono">{language}</span>
        <CopyButton text={text} />
      </div>
      <pre tabIndex={0} dir="ltr">
        <code>{text}</code>
      </pre>
    </div>
  );
}
