import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { ProductDetail } from '#app/catalog/index.server.ts';
import { isNoticeType, NOTICE_TEMPLATES, noticeRows, TAX_LABEL } from '#app/catalog/index.ts';
import { paths } from '#app/http/paths.ts';
import { Facts } from '../lists.tsx';
import { INTERMEDIARY_NOTICE } from '../shell/mall-facts.ts';
import { SellerFacts } from '../store-parts.tsx';
import { DeliveryFacts } from './delivery-facts.tsx';
import { PriceRecordPanel } from './price-record.tsx';

/** Description, required notice, delivery and withdrawal terms, seller: everything owed before the order. */
export function ProductDetails({
  product,
  refundTerms,
  now,
  reviews,
}: {
  product: ProductDetail;
  refundTerms: string;
  now: Date;
  /** What buyers say. */
  reviews: ReactNode;
}) {
  const goods = product.kind === 'goods';
  return (
    <div className="divide-y-8 divide-ground-2 lg:divide-y lg:divide-line">
      <Block id="details" title="상품 설명">
        {product.attributes.length > 0 && (
          <div className="mb-5 rounded-card bg-ground-2 px-4 py-1.5">
            <Facts short facts={product.attributes} />
          </div>
        )}
        <p className="whitespace-pre-line text-base leading-[1.75]">{product.description}</p>
      </Block>
      <Block id="reviews" title="리뷰">
        {reviews}
      </Block>
      {isNoticeType(product.noticeType) && (
        <Block id="notice" title={`상품정보제공고시 (${NOTICE_TEMPLATES[product.noticeType].label})`}>
          <Facts
            facts={[
              ...noticeRows(product.noticeType, product.notice),
              { label: '과세 여부', value: TAX_LABEL[product.taxType] },
            ]}
          />
        </Block>
      )}
      {product.priceRecord && (
        <Block id="prices" title="가격 기록">
          <PriceRecordPanel record={product.priceRecord} now={now} />
        </Block>
      )}
      {goods && (
        <Block id="delivery" title="배송">
          <DeliveryFacts shipping={product.shipping} />
        </Block>
      )}
      <Block id="returns" title="취소·반품·환불">
        <WithdrawalTerms product={product} refundTerms={refundTerms} />
      </Block>
      <Block id="seller" title="판매자 정보">
        <SellerFacts seller={product.seller} />
        <p className="mt-4 text-sm font-semibold">{INTERMEDIARY_NOTICE}</p>
      </Block>
    </div>
  );
}

/** The parts of the page below, as links that stay in sight. */
export function SectionLinks({ hasRecord, reviews }: { hasRecord: boolean; reviews: number }) {
  const links = [
    { to: '#details', text: '상세' },
    { to: '#reviews', text: reviews > 0 ? `리뷰 ${reviews.toLocaleString('ko-KR')}` : '리뷰' },
    { to: '#notice', text: '상품정보' },
    ...(hasRecord ? [{ to: '#prices', text: '가격 기록' }] : []),
    { to: '#returns', text: '판매자·반품' },
  ];
  return (
    <nav
      aria-label="상품 화면 안에서 이동"
      className="sticky top-14 z-10 lg:top-18 border-b border-line bg-white"
    >
      <ul className="flex">
        {links.map(({ to, text }) => (
          <li key={to} className="flex-auto">
            <a
              href={to}
              className="grid min-h-12 place-items-center px-0.5 text-center text-sm font-semibold text-ink-2 hover:text-ink"
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Block({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className="when-near scroll-mt-28 px-4 py-7 lg:px-0 lg:py-9">
      <h2 className="mb-4 text-lg font-heavy">{title}</h2>
      {children}
    </section>
  );
}

function WithdrawalTerms({ product, refundTerms }: { product: ProductDetail; refundTerms: string }) {
  const goods = product.kind === 'goods';
  return (
    <>
      <ul className="grid list-disc gap-1.5 pl-5 text-sm">
        {product.withdrawalException ? (
          <li>
            <strong>단순 변심 반품이 어려운 상품이에요.</strong> {product.withdrawalException}
          </li>
        ) : (
          <li>{refundTerms}</li>
        )}
        {goods && !product.withdrawalException && (
          <li>
            단순 변심이면 반품 배송비를 구매자가 내고, 무료배송 상품은 왕복 배송비를 내요. 위약금은 없어요.
          </li>
        )}
        <li>
          상품이 표시·광고와 다르거나 하자가 있으면 받은 날부터 3개월, 안 날부터 30일 안에 취소할 수 있고
          비용은 판매자가 내요.
        </li>
        <li>
          {goods
            ? '반품한 상품이 판매자에게 도착한 날부터 영업일 3일 안에 환불해요. 늦어지면 연 15%의 지연이자를 더해요.'
            : '취소한 날부터 영업일 3일 안에 환불해요. 늦어지면 연 15%의 지연이자를 더해요.'}
        </li>
        <li>낸 결제 수단 그대로 돌려드려요. 온통대전 충전금은 원래 충전 건과 유효기간으로 돌아가요.</li>
        <li>미성년자가 법정대리인의 동의 없이 산 경우 본인이나 법정대리인이 취소할 수 있어요.</li>
      </ul>
      <p className="mt-3">
        <Link
          to={paths.refundPolicy()}
          className="inline-flex min-h-11 items-center text-sm underline underline-offset-2"
        >
          취소·환불 안내 모두 보기
        </Link>
      </p>
    </>
  );
}
