import { classNames } from './class-names.ts';
import { Emblem, Picture } from './picture.tsx';

/** A product in a list of the desks: its first picture, or a basket while it has none. */
export function ProductThumb({ imageId, className }: { imageId: string | null; className?: string }) {
  return (
    <div className={classNames('size-18 overflow-hidden rounded-control bg-ground-2', className)}>
      {imageId ? (
        <Picture imageId={imageId} alt="" sizes="72px" />
      ) : (
        <span className="grid size-full place-items-center">
          <Emblem emoji="🧺" size={40} />
        </span>
      )}
    </div>
  );
}
