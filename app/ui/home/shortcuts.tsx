import { paths } from '#app/http/paths.ts';
import { BrowseLink } from '../browse-link.tsx';
import { Emblem } from '../picture.tsx';

/** The ways in: places first, then the top categories. */
export function Shortcuts({
  categories,
}: {
  categories: readonly { slug: string; name: string; emblem: string }[];
}) {
  const links = [
    { to: paths.markets(), text: '전통시장', emoji: '🏪' },
    { to: paths.testbed(), text: '테스트베드', emoji: '🚀' },
    { to: paths.tickets(), text: '입장권', emoji: '🎫' },
    { to: paths.coupons(), text: '쿠폰', emoji: '🎟️' },
    ...categories
      .slice(0, 6)
      .map((top) => ({ to: paths.category(top.slug), text: top.name, emoji: top.emblem })),
  ];
  return (
    <nav aria-label="바로가기">
      <ul className="grid grid-cols-5 gap-y-4 lg:grid-cols-10">
        {links.map((link) => (
          <li key={link.to}>
            <BrowseLink
              to={link.to}
              className="group grid justify-items-center gap-1.5 text-center text-2xs font-medium lg:text-sm"
            >
              <span className="grid size-14 place-items-center max-lg:large-text:size-12 rounded-panel bg-ground-2 transition-transform group-hover:-translate-y-0.5 lg:size-18">
                <Emblem emoji={link.emoji} size={34} />
              </span>
              {link.text}
            </BrowseLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
