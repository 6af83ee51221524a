import { useFetcher, useLocation } from '@remix-run/react';
import { Heart } from 'lucide-react';
import { paths } from '#app/http/paths.ts';
import { classNames } from './class-names.ts';

/** 찜: a form of its own, so it works without scripts; with them the heart changes at once and the page stays. */
export function WishButton({
  productId,
  name,
  wished,
  small = false,
}: {
  productId: string;
  name: string;
  wished: boolean;
  /** On cards: a heart over the picture. */
  small?: boolean;
}) {
  const fetcher = useFetcher<{ to?: string }>();
  const { pathname, search } = useLocation();
  const sent = fetcher.formData?.get('intent');
  const on = sent ? sent === 'wish' : wished;
  return (
    <fetcher.Form
      method="post"
      action={paths.wishes()}
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        fields.set('quiet', '1');
        fetcher.submit(fields, { method: 'post', action: paths.wishes() });
      }}
    >
      <input type="hidden" name="intent" value={on ? 'unwish' : 'wish'} />
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="back" value={`${pathname}${search}`} />
      <button
        type="submit"
        aria-pressed={on}
        aria-label={`${name} ${on ? '찜 취소' : '찜하기'}`}
        className={classNames(
          'grid place-items-center',
          small
            ? 'size-11 rounded-full [&>svg]:size-5.5 [&>svg]:drop-shadow-sm'
            : 'size-13.5 shrink-0 rounded-control border border-edge bg-white [&>svg]:size-6',
        )}
      >
        <Heart
          aria-hidden
          className={classNames(on ? 'fill-red text-red' : small ? 'fill-white/80 text-ink-2' : 'text-ink-2')}
        />
      </button>
    </fetcher.Form>
  );
}
