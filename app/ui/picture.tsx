import { paths } from '#app/http/paths.ts';
import { classNames } from './class-names.ts';

/** Widths every image is stored at. */
const WIDTHS = [400, 800] as const;

/** React 18 knows the attribute only by the name it has in HTML. */
const FIRST = { fetchpriority: 'high' };

/** A stored image, square on screen: WebP always, AVIF once its job has made it. */
export function Picture({
  imageId,
  alt,
  sizes,
  avif = false,
  eager = false,
  className,
}: {
  imageId: string;
  alt: string;
  sizes: string;
  avif?: boolean;
  eager?: boolean | 'first';
  className?: string;
}) {
  const set = (format: 'webp' | 'avif') =>
    WIDTHS.map((width) => `${paths.image(imageId, width, format)} ${width}w`).join(', ');
  return (
    <picture>
      {avif && <source type="image/avif" srcSet={set('avif')} sizes={sizes} />}
      <img
        src={paths.image(imageId, 400, 'webp')}
        srcSet={set('webp')}
        sizes={sizes}
        width={800}
        height={800}
        alt={alt}
        loading={eager ? 'eager' : 'lazy'}
        {...(eager === 'first' && FIRST)}
        decoding="async"
        className={classNames('aspect-square size-full object-cover', className)}
      />
    </picture>
  );
}

/** An illustration that says nothing the words beside it do not say. */
export function Emblem({
  emoji,
  size,
  eager = false,
  className,
}: {
  emoji: string;
  size: number;
  /** The largest picture when the page opens. */
  eager?: boolean;
  className?: string;
}) {
  return (
    <img
      src={paths.emblem(emoji)}
      alt=""
      width={size}
      height={size}
      loading={eager ? 'eager' : 'lazy'}
      {...(eager && FIRST)}
      decoding="async"
      className={classNames('emblem', className)}
      style={{ width: `${size / 16}rem`, height: `${size / 16}rem` }}
    />
  );
}
