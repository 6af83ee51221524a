import { paths } from '#app/http/paths.ts';
import { LinkButton } from '../button.tsx';
import { Emblem } from '../picture.tsx';

/** Says what the mall is; promises nothing a page behind it does not keep. */
export function Hero() {
  return (
    <section className="hero-ground relative isolate flex min-h-52 overflow-hidden rounded-panel px-5 py-6 lg:min-h-88 lg:items-center lg:px-12">
      <div className="relative z-10 max-w-[15rem] lg:max-w-[26rem]">
        <p className="text-xs font-bold text-warm-700 lg:text-md">대전 시민의 지역상품 장터</p>
        <h1 className="mt-1.5 text-xl font-heavy leading-snug lg:mt-3 lg:text-4xl">
          한 번의 결제로 온통대전과 카드를 나눠 내세요
        </h1>
        <p className="mt-2 hidden text-ink-2 lg:block">
          시장 과일과 마을기업 빵을 한 장바구니에 담고, 지갑 잔액만큼 먼저 쓴 뒤 나머지만 카드로 내면 돼요.
        </p>
        <div className="mt-4 lg:mt-6">
          <LinkButton to={paths.markets()} look="dark" className="rounded-full">
            시장 둘러보기
          </LinkButton>
        </div>
      </div>
      <div aria-hidden className="absolute inset-y-0 right-0 -z-10 w-3/5 lg:w-1/2">
        <span className="absolute bottom-2 right-2 large-text:scale-75! large-text:origin-bottom-right lg:bottom-10 lg:right-10 lg:scale-150 lg:origin-bottom-right">
          <Emblem emoji="🛍️" size={116} eager />
        </span>
        <span className="absolute bottom-3 right-29 hidden large-text:hidden! sm:block lg:bottom-16 lg:right-60">
          <Emblem emoji="💳" size={96} />
        </span>
        <span className="absolute right-4 top-5 large-text:hidden sm:right-24 lg:right-14 lg:top-10">
          <Emblem emoji="🍎" size={64} />
        </span>
        <span className="absolute right-44 top-8 hidden large-text:hidden! lg:right-56 lg:top-16 lg:block">
          <Emblem emoji="🍞" size={84} />
        </span>
      </div>
    </section>
  );
}
