import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { newId } from '#app/core/ids.ts';
import { readDisplayDesk, saveBanner } from '#app/displays/index.server.ts';
import { SaveBannerInput } from '#app/displays/index.ts';
import { operatorCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { notFound, redirectWithToast } from '#app/http/respond.server.ts';
import { BannerForm } from '#app/ui/desk/display-forms.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '배너 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await operatorCtx(request);
  const asked = new URL(request.url).searchParams.get('id');
  const desk = await readDisplayDesk(ctx);
  const known = asked ? (desk.banners.find((row) => row.id === asked) ?? notFound()) : null;
  return { known, rowId: newId() };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await operatorCtx(request);
  const form = await readForm(request, SaveBannerInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    await saveBanner(ctx, form.value);
    return redirectWithToast(paths.operator.displays(), '저장했습니다.');
  });
}

export default function BannerPage() {
  const { known, rowId } = useLoaderData<typeof loader>();
  return (
    <Page narrow title="배너" crumbs={[{ to: paths.operator.displays(), text: '진열·행사' }]}>
      <Panel>
        <BannerForm banner={known} rowId={rowId} problem={useActionData<typeof action>()} />
      </Panel>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
