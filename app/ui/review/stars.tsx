import { Star } from 'lucide-react';
import { classNames } from '../class-names.ts';

/** Five stars, so many of them filled; read aloud as a number. */
export function StarRow({ stars, className }: { stars: number; className?: string }) {
  return (
    <span className={classNames('inline-flex items-center', className)}>
      <span className="sr-only">별점 {stars}점</span>
      {[1, 2, 3, 4, 5].map((place) => (
        <Star
          key={place}
          aria-hidden
          className={classNames(
            'size-4',
            place <= Math.round(stars) ? 'fill-star text-star' : 'fill-line text-line',
          )}
        />
      ))}
    </span>
  );
}
