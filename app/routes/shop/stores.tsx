import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { isPart, pageMeta } from '#app/http/web/page-meta.ts';
import { listStores } from '#app/stores/index.server.ts';
import { DISTRICT_SLUG, DISTRICTS, STORE_TYPE_LABEL, STORE_TYPES } from '#app/stores/index.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { ChipLinks, MoreLink } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { StoreGrid } from '#app/ui/store-parts.tsx';

export const meta: MetaFunction<typeof loader> = ({ data, matches, location }) => {
  const type = data?.type ? STORE_TYPE_LABEL[data.type] : '상점';
  return pageMeta(matches, {
    title: [data?.district, type].filter(Boolean).join(' '),
    description: `대전 ${data?.district ?? ''} ${type}을 가나다순으로 모았어요. 확인서가 유효한 상점만 표시를 달아요.`,
    path: paths.stores(),
    hidden: isPart(location.search),
  });
};

const CERTIFICATE_TYPES = new Set(['venture', 'social_enterprise', 'village_enterprise']);

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const search = new URL(request.url).searchParams;
  const type = STORE_TYPES.find((known) => known === search.get('type')) ?? null;
  const district = DISTRICTS.find((known) => DISTRICT_SLUG[known] === search.get('district')) ?? null;
  const page = await listStores(ctx, {
    ...(type && { storeTypes: [type] }),
    ...(district && { district }),
    cursor: search.get('cursor'),
  });
  return { page, type, district };
}

export default function StoresPage() {
  const { page, type, district } = useLoaderData<typeof loader>();
  const place = district && DISTRICT_SLUG[district];
  return (
    <Page title="상점" lead="대전에 사업장을 둔 판매자들이에요. 가나다순으로 보여 드려요.">
      <ChipLinks
        label="상점 유형"
        links={[
          { to: paths.stores({ district: place }), text: '전체', current: type === null },
          ...STORE_TYPES.map((word) => ({
            to: paths.stores({ type: word, district: place }),
            text: STORE_TYPE_LABEL[word],
            current: word === type,
          })),
        ]}
      />
      <ChipLinks
        label="자치구"
        links={[
          { to: paths.stores({ type }), text: '대전 전체', current: district === null },
          ...DISTRICTS.map((word) => ({
            to: paths.stores({ type, district: DISTRICT_SLUG[word] }),
            text: word,
            current: word === district,
          })),
        ]}
      />
      {type && CERTIFICATE_TYPES.has(type) && (
        <p className="mt-2 text-xs text-ink-2">
          확인서가 유효한 상점만 보여 드려요. 유효 기간이 지나면 배지도 그날 사라져요.
        </p>
      )}
      <h2 className="sr-only">상점 목록</h2>
      <div className="mt-5">
        {page.rows.length === 0 ? (
          <Empty
            emoji="🏪"
            title="조건에 맞는 상점이 없어요"
            action={
              <LinkButton to={paths.stores()} look="quiet">
                모든 상점 보기
              </LinkButton>
            }
          />
        ) : (
          <StoreGrid stores={page.rows} />
        )}
      </div>
      <MoreLink to={page.next && paths.stores({ type, district: place, cursor: page.next })} />
    </Page>
  );
}

export const ErrorBoundary = RouteError;
