import { classNames } from './class-names.ts';

/** A grey place of the size of what will stand there. */
export function SkeletonLine({ className }: { className?: string }) {
  return <div aria-hidden className={classNames('skeleton rounded-chip', className ?? 'h-4 w-full')} />;
}

export function SkeletonCard() {
  return (
    <div aria-hidden className="grid content-start gap-2">
      <div className="skeleton aspect-square rounded-card" />
      <SkeletonLine className="h-4 w-2/5" />
      <SkeletonLine className="h-4 w-full" />
      <SkeletonLine className="h-5 w-3/5" />
    </div>
  );
}
