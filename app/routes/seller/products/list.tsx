import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { countShelves, listOwnProducts } from '#app/catalog/index.server.ts';
import {
  isProductShelf,
  PRODUCT_SHELF_LABEL,
  PRODUCT_SHELVES,
  type ProductShelf,
} from '#app/catalog/index.ts';
import { formatNumber } from '#app/core/krw.ts';
import { sellerCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { ChipLinks, MoreLink } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { ProductRows } from '#app/ui/seller/product-rows.tsx';

export const meta: MetaFunction = () => [{ title: '상품 관리 · 판매자센터' }];

const LONGEST_NAME = 80;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await sellerCtx(request);
  const search = new URL(request.url).searchParams;
  const asked = search.get('shelf');
  const shelf: ProductShelf = isProductShelf(asked) ? asked : 'all';
  const name = (search.get('q') ?? '').normalize('NFC').replaceAll('\0', '').trim().slice(0, LONGEST_NAME);
  const [page, counts] = await Promise.all([
    listOwnProducts(ctx, { shelf, name, cursor: search.get('cursor') }),
    countShelves(ctx, name),
  ]);
  return { ...page, counts, shelf, name };
}

export default function SellerProducts() {
  const { rows, next, counts, shelf, name } = useLoaderData<typeof loader>();
  return (
    <Page title="상품 관리" lead="상품을 골라 상태, 재고, 판매가, 할인을 바꿉니다.">
      <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
        <SearchForm key={name} name={name} shelf={shelf} />
        <LinkButton to={paths.sellerImport()} look="outline">
          엑셀로 상품 올리기
        </LinkButton>
      </div>
      <ChipLinks
        label="상품 상태"
        links={PRODUCT_SHELVES.map((word) => ({
          to: paths.seller.products({ shelf: word === 'all' ? null : word, q: name }),
          text: `${PRODUCT_SHELF_LABEL[word]} ${formatNumber(counts[word])}`,
          current: word === shelf,
        }))}
      />
      <div className="mt-4">
        {rows.length === 0 ? <NoProducts name={name} all={counts.all} /> : <ProductRows rows={rows} />}
      </div>
      <MoreLink
        to={next && paths.seller.products({ shelf: shelf === 'all' ? null : shelf, q: name, cursor: next })}
      />
    </Page>
  );
}

function SearchForm({ name, shelf }: { name: string; shelf: ProductShelf }) {
  return (
    <Form method="get" role="search" className="flex w-full max-w-md gap-2">
      {shelf !== 'all' && <input type="hidden" name="shelf" value={shelf} />}
      <input
        type="search"
        name="q"
        aria-label="상품명이나 상품코드"
        placeholder="상품명이나 상품코드"
        maxLength={LONGEST_NAME}
        defaultValue={name}
        className="min-h-12 w-full min-w-0 rounded-control border border-edge bg-white px-3.5 text-base placeholder:text-ink-3"
      />
      <Button look="dark" className="shrink-0">
        찾기
      </Button>
    </Form>
  );
}

function NoProducts({ name, all }: { name: string; all: number }) {
  if (name)
    return (
      <Empty
        emoji="🔎"
        title={`‘${name}’ 상품이 여기에 없어요`}
        action={
          <LinkButton to={paths.seller.products()} look="quiet">
            모든 상품 보기
          </LinkButton>
        }
      >
        상품명이나 상품코드의 한 부분으로도 찾을 수 있어요.
      </Empty>
    );
  if (all > 0) return <Empty emoji="🗂️" title="이 상태인 상품은 없어요" />;
  return (
    <Empty
      title="아직 올린 상품이 없어요"
      action={<LinkButton to={paths.sellerImport()}>엑셀로 상품 올리기</LinkButton>}
    >
      엑셀 양식을 채워 사진과 함께 올리면 여기에서 하나씩 돌볼 수 있어요.
    </Empty>
  );
}

export const ErrorBoundary = RouteError;
