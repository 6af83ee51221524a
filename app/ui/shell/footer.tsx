import { Link } from '@remix-run/react';
import { paths } from '#app/http/paths.ts';
import { BUSINESS_REGISTER, INTERMEDIARY_NOTICE, MALL } from './mall-facts.ts';

const FACTS = [
  ['상호', MALL.businessName],
  ['대표자', MALL.representative],
  ['주소', MALL.address],
  ['사업자등록번호', MALL.businessNumber],
  ['통신판매업 신고번호', MALL.mailOrderNumber],
  ['호스팅 제공자', MALL.hosting],
] as const;

const LINKS = [
  { to: paths.terms(), text: '이용약관' },
  { to: paths.privacy(), text: '개인정보처리방침', strong: true },
  { to: paths.refundPolicy(), text: '취소·환불 안내' },
  { to: paths.cashbackPolicy(), text: '캐시백 기준과 예산' },
  { to: paths.help(), text: '고객센터' },
  { to: paths.guestOrderLookup(), text: '비회원 주문 조회' },
] as const;

export function Footer() {
  return (
    <footer data-shell className="when-near mt-auto border-t border-line bg-ground-2 text-xs text-ink-2">
      <div className="page-width grid gap-5 py-8 lg:py-10">
        <p className="text-sm font-semibold text-ink">{INTERMEDIARY_NOTICE}</p>
        <nav aria-label="약관과 도움말">
          <ul className="flex flex-wrap gap-x-5">
            {LINKS.map((link) => (
              <li key={link.to}>
                <Link
                  to={link.to}
                  className={`inline-flex min-h-11 items-center text-sm text-ink hover:underline ${'strong' in link ? 'font-bold' : ''}`}
                >
                  {link.text}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="grid gap-5 lg:grid-cols-[2fr_1fr]">
          <div>
            <dl className="flex flex-wrap gap-x-4 gap-y-1">
              {FACTS.map(([label, value]) => (
                <div key={label} className="flex gap-1.5">
                  <dt>{label}</dt>
                  <dd className="text-ink">{value}</dd>
                </div>
              ))}
            </dl>
            <p className="mt-2">
              <a
                href={BUSINESS_REGISTER}
                target="_blank"
                rel="noreferrer"
                className="inline-flex min-h-8 items-center underline underline-offset-2"
              >
                사업자정보 확인<span className="sr-only"> (공정거래위원회, 새 창)</span>
              </a>
            </p>
          </div>
          <div>
            <p>고객센터</p>
            <p className="text-lg font-heavy text-ink">
              <a href={`tel:${MALL.phone.replaceAll('-', '')}`}>{MALL.phone}</a>
            </p>
            <p>{MALL.hours}</p>
            <p>
              <a
                href={`mailto:${MALL.email}`}
                className="inline-flex min-h-8 items-center underline underline-offset-2"
              >
                {MALL.email}
              </a>
            </p>
          </div>
        </div>
      </div>
    </footer>
  );
}
