import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';

const SAID_MS = 2_000;

/** Puts a text on the clipboard and says so; only where scripts run. */
export function CopyButton({
  text,
  what,
}: {
  text: string /** What is copied, for those who do not see it. */;
  what: string;
}) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => undefined,
        );
      }}
      className="scripting-only -my-2.5 inline-flex min-h-11 items-center gap-1 px-1 text-sm font-semibold text-warm-700"
    >
      <Icon aria-hidden className="size-4" />
      <span aria-live="polite">
        {copied ? '복사했어요' : '복사'}
        <span className="sr-only"> {what}</span>
      </span>
    </button>
  );
}
