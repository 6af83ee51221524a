import { BrowseLink } from './browse-link.tsx';
import { Emblem } from './picture.tsx';

/** A way in: an illustration on a soft tile with a word under it. */
export function EmblemLink({ to, text, emoji }: { to: string; text: string; emoji: string }) {
  return (
    <BrowseLink
      to={to}
      className="group grid justify-items-center gap-1.5 text-center text-2xs font-medium text-wrap wrap-normal lg:text-sm"
    >
      <span className="grid size-14 place-items-center max-lg:large-text:size-12 rounded-panel bg-ground-2 transition-transform group-hover:-translate-y-0.5 lg:size-18">
        <Emblem emoji={emoji} size={34} />
      </span>
      {text}
    </BrowseLink>
  );
}
