import { Link } from '@remix-run/react';
import { ChevronRight, type LucideIcon } from 'lucide-react';

export type MenuItem = { to: string; text: string; detail?: string; Icon: LucideIcon };

/** Big rows that lead on. */
export function MenuList({ label, items }: { label: string; items: readonly MenuItem[] }) {
  return (
    <nav aria-label={label}>
      <ul className="overflow-hidden rounded-panel border border-line bg-white">
        {items.map(({ to, text, detail, Icon }) => (
          <li key={to} className="border-b border-line last:border-0">
            <Link to={to} className="flex min-h-15 items-center gap-3.5 px-4 py-2 hover:bg-ground-2">
              <Icon aria-hidden className="size-5.5 shrink-0 text-warm-600" />
              <span className="min-w-0 flex-1">
                <span className="font-semibold">{text}</span>
                {detail && <span className="block text-xs text-ink-2">{detail}</span>}
              </span>
              <ChevronRight aria-hidden className="size-4.5 shrink-0 text-ink-3" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
