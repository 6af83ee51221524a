import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { nextOf } from '#app/http/redirect-target.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { saveAddress } from '#app/identity/index.server.ts';
import { AddressInput } from '#app/identity/index.ts';
import { AddressForm } from '#app/ui/account/address-form.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '배송지 추가 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  await shopperCtx(request);
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await shopperCtx(request);
  const form = await readForm(request, AddressInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    await saveAddress(ctx, form.value);
    return redirectWithToast(nextOf(request) ?? paths.addresses(), '배송지를 저장했습니다.');
  });
}

export default function NewAddressPage() {
  const crumbs = [
    { to: paths.me(), text: '내 정보' },
    { to: paths.addresses(), text: '배송지' },
  ];
  return (
    <Page narrow title="배송지 추가" crumbs={crumbs}>
      <AddressForm problem={useActionData<typeof action>()} />
    </Page>
  );
}

export const ErrorBoundary = RouteError;
