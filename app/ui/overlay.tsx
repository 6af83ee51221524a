import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

const PLACES = {
  /** In the middle: a short question or answer. */
  dialog:
    'left-1/2 top-1/2 w-[min(32rem,calc(100vw-2rem))] max-h-[85dvh] -translate-x-1/2 -translate-y-1/2 rounded-panel',
  /** From below on phones, from the side on desktops: filters, options, long choices. */
  sheet:
    'sheet inset-x-0 bottom-0 max-h-[88dvh] rounded-t-panel lg:inset-y-0 lg:left-auto lg:right-0 lg:max-h-none lg:w-[26rem] lg:rounded-none',
} as const;

/** Over the page, until closed: keeps the focus inside, gives it back, closes with Escape. Needs scripts; the page must say the same without. */
export function Overlay({
  place,
  trigger,
  title,
  description,
  footer,
  open,
  onOpenChange,
  children,
}: {
  place: keyof typeof PLACES;
  /** The button that opens it. */
  trigger?: ReactNode;
  title: string;
  description?: string;
  /** Stays in sight below what scrolls. */
  footer?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Primitive.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className="overlay fixed inset-0 z-40 bg-ink/45" />
        <Primitive.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={classNames(
            'fixed z-50 flex flex-col overflow-hidden bg-white shadow-float focus-visible:outline-none',
            PLACES[place],
          )}
        >
          <div className="flex items-start gap-3 border-b border-line py-2 pl-5 pr-2">
            <div className="min-w-0 flex-1 py-2">
              <Primitive.Title className="text-md font-heavy">{title}</Primitive.Title>
              {description && (
                <Primitive.Description className="mt-0.5 text-sm text-ink-2">
                  {description}
                </Primitive.Description>
              )}
            </div>
            <Primitive.Close
              aria-label="닫기"
              className="grid size-11 shrink-0 place-items-center rounded-control hover:bg-ground-2"
            >
              <X aria-hidden className="size-5" />
            </Primitive.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer && (
            <div className="border-t border-line px-5 pb-[calc(0.875rem+env(safe-area-inset-bottom))] pt-3.5">
              {footer}
            </div>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** A button inside an overlay that also closes it. */
export const CloseOverlay = ({ children }: { children: ReactNode }) => (
  <Primitive.Close asChild>{children}</Primitive.Close>
);
