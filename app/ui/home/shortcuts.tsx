import { paths } from '#app/http/paths.ts';
import { EmblemLink } from '../emblem-link.tsx';

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
            <EmblemLink {...link} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
