import { Form, useLocation } from '@remix-run/react';
import { AArrowUp } from 'lucide-react';
import { paths } from '#app/http/paths.ts';

/** 큰글씨: a form, so that it works without scripts; remembered in a cookie. */
export function TextSizeButton({ large, icon = false }: { large: boolean; icon?: boolean }) {
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action={paths.preferences()} preventScrollReset>
      <input type="hidden" name="next" value={pathname + search} />
      <button
        type="submit"
        name="text"
        value={large ? 'normal' : 'large'}
        aria-pressed={large}
        aria-label="큰글씨"
        className={
          icon
            ? 'grid size-11 place-items-center rounded-control aria-pressed:bg-warm-50 aria-pressed:text-warm-700'
            : 'inline-flex min-h-9 items-center font-semibold text-ink-2 hover:text-ink'
        }
      >
        {icon ? <AArrowUp aria-hidden className="size-6" /> : <span>{large ? '보통 글씨로' : '큰글씨'}</span>}
      </button>
    </Form>
  );
}
