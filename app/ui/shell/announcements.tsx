import { useLocation, useNavigation } from '@remix-run/react';
import { CircleCheck, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

const SHOWN_MS = 8000;

export type Toast = { id: string; message: string };

/** Says once what just happened. Drawn with the page, so it is seen without scripts, and announced with them. */
export function ToastRegion({ toast }: { toast: Toast | null }) {
  const [spoken, setSpoken] = useState('');
  const [dismissed, setDismissed] = useState<string | null>(null);
  useEffect(() => {
    if (!toast) {
      setSpoken('');
      return;
    }
    setSpoken(toast.message);
    const timer = setTimeout(() => setDismissed(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div data-shell>
      <p aria-live="polite" role="status" className="sr-only">
        {spoken}
      </p>
      {toast && dismissed !== toast.id && (
        <div
          key={toast.id}
          className="toast fixed inset-x-4 bottom-24 z-40 mx-auto flex max-w-md items-center gap-2.5 rounded-card bg-ink py-1.5 pl-4 pr-1.5 text-sm font-semibold text-white shadow-float lg:bottom-8"
        >
          <CircleCheck aria-hidden className="size-5 shrink-0" />
          <p className="flex-1 py-2">{toast.message}</p>
          <button
            type="button"
            aria-label="알림 닫기"
            onClick={() => setDismissed(toast.id)}
            className="grid size-11 place-items-center rounded-control focus-visible:outline-white"
          >
            <X aria-hidden className="size-5" />
          </button>
        </div>
      )}
    </div>
  );
}

/** Tells a screen reader that another page is there: a client navigation says nothing by itself. */
export function RouteAnnouncer() {
  const { pathname } = useLocation();
  const [title, setTitle] = useState('');
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what makes the title worth saying
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    setTitle(document.title);
  }, [pathname]);
  return (
    <p aria-live="assertive" className="sr-only">
      {title}
    </p>
  );
}

/** True once a navigation to another page has been slow enough to be felt. */
export function useSlowNavigation(afterMs = 250): boolean {
  const navigation = useNavigation();
  const { pathname } = useLocation();
  const [slow, setSlow] = useState(false);
  const leaving = navigation.state === 'loading' && navigation.location.pathname !== pathname;
  useEffect(() => {
    if (!leaving) {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), afterMs);
    return () => clearTimeout(timer);
  }, [leaving, afterMs]);
  return slow;
}
