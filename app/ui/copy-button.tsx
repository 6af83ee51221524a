import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';

const SAID_MS = 3_000;
const SAYS = { idle: '복사', done: '복사했어요', failed: '길게 눌러 복사해 주세요' } as const;

/** Puts a text on the clipboard and says whether that worked; only where scripts run. `what` is heard, not seen. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [outcome, setOutcome] = useState<keyof typeof SAYS>('idle');
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), SAID_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const Icon = outcome === 'done' ? Check : Copy;
  const copy = async () => {
    try {
      // Browsers give it to secure pages only, and may still refuse.
      await navigator.clipboard.writeText(text);
      setOutcome('done');
    } catch {
      setOutcome('failed');
    }
  };
  return (
    <button
      type="button"
      onClick={() => void copy()}
      className="scripting-only -my-2.5 inline-flex min-h-11 items-center gap-1 px-1 text-sm font-semibold text-warm-700"
    >
      <Icon aria-hidden className="size-4" />
      <span aria-live="polite">
        {SAYS[outcome]}
        <span className="sr-only"> {what}</span>
      </span>
    </button>
  );
}
