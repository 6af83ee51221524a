import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readDisplayDesk, saveEvent } from '#app/displays/index.server.ts';
import { SaveEventInput } from '#app/displays/index.ts';
import { operatorCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { notFound, redirectWithToast } from '#app/http/respond.server.ts';
import { EventForm } from '#app/ui/desk/display-forms.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '행사 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await operatorCtx(request);
  const asked = new URL(request.url).searchParams.get('slug');
  const desk = await readDisplayDesk(ctx);
  const known = asked ? (desk.events.find((row) => row.slug === asked) ?? notFound()) : null;
  return { known };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await operatorCtx(request);
  const form = await readForm(request, SaveEventInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    await saveEvent(ctx, form.value);
    return redirectWithToast(paths.operator.displays(), '저장했습니다.');
  });
}

export default function EventPage() {
  const { known } = useLoaderData<typeof loader>();
  return (
    <Page narrow title="행사" crumbs={[{ to: paths.operator.displays(), text: '진열·행사' }]}>
      <Panel>
        <EventForm event={known} problem={useActionData<typeof action>()} />
      </Panel>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
