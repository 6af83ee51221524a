import { Link } from '@remix-run/react';
import type { ReviewedProduct } from '#app/catalog/index.server.ts';
import {
  isNoticeType,
  KIND_LABEL,
  NOTICE_TEMPLATES,
  noticeProblems,
  noticeRows,
  TAX_LABEL,
} from '#app/catalog/index.ts';
import { formatNumber } from '#app/core/krw.ts';
import { paths } from '#app/http/paths.ts';
import { Badge, Notice } from '../feedback.tsx';
import { Facts } from '../lists.tsx';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import { Picture } from '../picture.tsx';
import { PriceRecordPanel } from '../product/price-record.tsx';
import { SellerFacts } from '../store-parts.tsx';

type Product = ReviewedProduct['product'];

/** All that a decision needs: pictures with their words, price, notice, description, and whose it is. */
export function ProductToReview({ product, now }: { product: Product; now: Date }) {
  return (
    <>
      <Pictures images={product.images} />
      <Panel title="상품">
        <Facts
          facts={[
            { label: '상품명', value: <strong>{product.name}</strong> },
            { label: '원산지', value: product.origin ?? '없음' },
            { label: '유형', value: product.isBundle ? '묶음 상품' : KIND_LABEL[product.kind] },
            { label: '카테고리', value: product.categoryPath.map(({ name }) => name).join(' > ') },
            { label: '상품코드', value: <span className="break-all">{product.sellerCode}</span> },
            { label: '과세 여부', value: TAX_LABEL[product.taxType] },
            { label: '성인 상품', value: product.adultOnly ? '예' : '아니오' },
            { label: '청약철회 제한', value: product.withdrawalException ?? '없음 (7일 안에 반품)' },
            ...product.attributes,
            { label: '한 줄 소개', value: product.summary },
          ]}
        />
        <p className="mt-3 whitespace-pre-line text-sm">{product.description}</p>
      </Panel>
      <Panel title="옵션과 가격">
        <ul className="divide-y divide-line text-sm">
          {product.variants.map((option) => (
            <li key={option.id} className="flex flex-wrap items-baseline justify-between gap-3 py-2.5">
              <span className="min-w-0">{option.optionName || '기본 상품'}</span>
              <span>
                {option.listPrice > option.price && (
                  <>
                    <span className="sr-only">정가 </span>
                    <s className="text-ink-2">
                      <Won amount={option.listPrice} />
                    </s>{' '}
                  </>
                )}
                <Won amount={option.price} className="font-bold" />
                <span className="text-ink-2"> · 재고 {formatNumber(option.stock)}개</span>
              </span>
            </li>
          ))}
        </ul>
        {product.variants.length === 0 && (
          <Notice tone="error" title="팔 수 있는 옵션이 없어요">
            승인해도 살 수 있는 것이 없습니다.
          </Notice>
        )}
      </Panel>
      <ProductNotice product={product} />
      {product.priceRecord && (
        <Panel title="가격 기록">
          <PriceRecordPanel record={product.priceRecord} now={now} />
        </Panel>
      )}
      <Panel title="상점과 판매자">
        <p className="mb-2 text-sm">
          <Link to={paths.store(product.store.slug)} className="font-bold underline underline-offset-2">
            {product.store.name}
          </Link>
        </p>
        <SellerFacts seller={product.seller} />
      </Panel>
    </>
  );
}

function Pictures({ images }: { images: Product['images'] }) {
  return (
    <Panel title={`사진 ${images.length}장`}>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {images.map((image) => (
          <li key={image.id} className="text-xs text-ink-2">
            <span className="mb-1 block overflow-hidden rounded-card bg-ground-2">
              <Picture
                imageId={image.id}
                alt={image.alt}
                avif={image.avif}
                sizes="(min-width: 64rem) 220px, 45vw"
                eager
              />
            </span>
            읽어 주는 글: {image.alt}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ProductNotice({ product: { noticeType, notice } }: { product: Product }) {
  if (!isNoticeType(noticeType)) return null;
  const problems = noticeProblems(noticeType, notice);
  return (
    <Panel title={`상품정보제공고시 (${NOTICE_TEMPLATES[noticeType].label})`}>
      {problems.length > 0 && (
        <p className="mb-2 text-sm">
          <Badge tone="red">빠지거나 부족한 항목</Badge> {problems.map(({ label }) => label).join(', ')}
        </p>
      )}
      <Facts facts={noticeRows(noticeType, notice)} />
    </Panel>
  );
}
