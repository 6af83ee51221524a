import { Link, type LinkProps } from '@remix-run/react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

const LOOKS = {
  primary: 'bg-warm-600 text-white hover:bg-warm-700 border border-transparent',
  outline: 'border border-warm-600 bg-white text-warm-700 hover:bg-warm-50',
  quiet: 'border border-edge bg-white text-ink hover:bg-ground-2',
  wallet: 'bg-teal-700 text-white hover:bg-teal-800 border border-transparent',
  dark: 'bg-ink text-white hover:bg-black border border-transparent',
  /** Kakao's own colours, as its guide for the sign-in button asks. */
  kakao: 'bg-[#fee500] text-[#191919] hover:bg-[#f0d800] border border-transparent',
  danger: 'border border-red bg-white text-red hover:bg-red-50',
} as const;
const SIZES = {
  small: 'min-h-11 px-3.5 text-sm',
  medium: 'min-h-12 px-5 text-base',
  large: 'min-h-13.5 px-6 text-md max-lg:large-text:px-2',
} as const;

export type ButtonLook = { look?: keyof typeof LOOKS; size?: keyof typeof SIZES; wide?: boolean };

const shape = ({ look = 'primary', size = 'medium', wide = false }: ButtonLook) =>
  classNames(
    'inline-flex items-center justify-center gap-1.5 rounded-control text-center font-bold transition-colors',
    'disabled:border-transparent disabled:bg-line disabled:text-ink-2',
    LOOKS[look],
    SIZES[size],
    wide && 'w-full',
  );

/** `busy` keeps the width and the words and says that it works. */
export function Button({
  look,
  size,
  wide,
  busy = false,
  className,
  type = 'submit',
  children,
  ...rest
}: ButtonLook & { busy?: boolean } & ComponentProps<'button'>) {
  return (
    <button
      type={type}
      aria-busy={busy || undefined}
      className={classNames(
        shape({ ...(look && { look }), ...(size && { size }), ...(wide && { wide }) }),
        className,
      )}
      {...rest}
    >
      {children}
      {busy && <span className="sr-only">처리하고 있습니다</span>}
    </button>
  );
}

export function LinkButton({ look, size, wide, className, children, ...rest }: ButtonLook & LinkProps) {
  return (
    <Link
      className={classNames(
        shape({ ...(look && { look }), ...(size && { size }), ...(wide && { wide }) }),
        className,
      )}
      {...rest}
    >
      {children}
    </Link>
  );
}
