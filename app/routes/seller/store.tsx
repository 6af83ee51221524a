import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { sellerCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { StoreForm } from '#app/http/store-form.ts';
import { getOwnStore, saveStoreFacts } from '#app/stores/index.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { StoreFactsForm } from '#app/ui/seller/store/store-facts-form.tsx';

export const meta: MetaFunction = () => [{ title: '상점 정보 · 판매자센터' }];

export async function loader({ request }: LoaderFunctionArgs) {
  return { store: await getOwnStore(await sellerCtx(request)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await sellerCtx(request);
  const form = await readForm(request, StoreForm);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    await saveStoreFacts(ctx, form.value, form.values.seen);
    return redirectWithToast(paths.seller.store(), '저장했습니다. 상점 페이지에 바로 보입니다.');
  });
}

export default function SellerStore() {
  const { store } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <Page
      title="상점 정보"
      lead={`${store.name} 상점 페이지에 보이는 내용입니다. 상호, 사업자등록번호, 주소처럼 신고한 정보는 운영자에게 알려 고칩니다.`}
    >
      <div className="grid max-w-4xl gap-4">
        {store.state === 'open' && (
          <div>
            <LinkButton to={paths.store(store.slug)} look="quiet" size="small">
              손님이 보는 상점 페이지
            </LinkButton>
          </div>
        )}
        <StoreFactsForm
          key={JSON.stringify([store.hours, store.closedOn, store.closures])}
          store={store}
          problem={problem}
        />
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
