import { useRef, useState } from 'react';
import { classNames } from '../class-names.ts';
import { Picture } from '../picture.tsx';

export type GalleryImage = { id: string; alt: string; avif: boolean };

/** Pictures beside each other that snap; thumbnails scroll to theirs. Swiping and links need no script. */
export function Gallery({ images }: { images: readonly GalleryImage[] }) {
  const [at, setAt] = useState(0);
  const strip = useRef<HTMLUListElement>(null);
  const many = images.length > 1;
  return (
    <section aria-label="상품 사진">
      <div className="relative overflow-hidden bg-ground-2 lg:rounded-panel">
        <ul
          ref={strip}
          tabIndex={many ? 0 : undefined}
          aria-label="상품 사진 넘겨 보기"
          className="scroll-row snap-x snap-mandatory"
          onScroll={({ currentTarget: row }) => setAt(Math.round(row.scrollLeft / row.clientWidth))}
        >
          {images.map((image, position) => (
            <li key={image.id} id={`photo-${position + 1}`} className="w-full shrink-0 snap-center">
              <Picture
                imageId={image.id}
                alt={image.alt}
                avif={image.avif}
                eager={position === 0 && 'first'}
                sizes="(min-width: 80rem) 672px, (min-width: 64rem) calc(100vw - 35rem), 100vw"
              />
            </li>
          ))}
        </ul>
        {many && (
          <p className="absolute bottom-3 right-3 rounded-full bg-ink/75 px-3 py-1 text-xs font-semibold text-white">
            <span className="sr-only">사진 </span>
            {at + 1} / {images.length}
          </p>
        )}
      </div>
      {many && (
        <ul className="mt-3 hidden gap-2 lg:flex">
          {images.map((image, position) => (
            <li key={image.id} className="w-20">
              <a
                href={`#photo-${position + 1}`}
                aria-label={`사진 ${position + 1} 보기`}
                aria-current={position === at || undefined}
                onClick={(event) => {
                  event.preventDefault();
                  const row = strip.current;
                  row?.scrollTo({ left: row.clientWidth * position, behavior: 'smooth' });
                }}
                className={classNames(
                  'block overflow-hidden rounded-control border-2',
                  position === at ? 'border-ink' : 'border-transparent',
                )}
              >
                <Picture imageId={image.id} alt="" avif={image.avif} sizes="80px" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
