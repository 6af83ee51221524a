import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { readDisplayDesk, removeDisplay } from '#app/displays/index.server.ts';
import { SOURCE_LABEL } from '#app/displays/index.ts';
import { operatorCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Badge } from '#app/ui/feedback.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { Table } from '#app/ui/table.tsx';
import { Instant } from '#app/ui/when.tsx';

export const meta: MetaFunction = () => [{ title: '진열·행사 · 온통대전몰' }];

const RemoveInput = z.object({ what: z.enum(['banner', 'section']), id: z.uuid() });

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await operatorCtx(request);
  const desk = await readDisplayDesk(ctx);
  const stateOf = ({ beginsAt, endsAt }: { beginsAt: Date; endsAt: Date | null }) =>
    beginsAt > ctx.now ? '예정' : endsAt && endsAt <= ctx.now ? '끝남' : '보이는 중';
  return {
    banners: desk.banners.map((row) => ({ ...row, state: stateOf(row) })),
    sections: desk.sections.map((row) => ({ ...row, state: row.shown ? stateOf(row) : '숨김' })),
    events: desk.events.map((row) => ({ ...row, state: stateOf(row) })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await operatorCtx(request);
  const form = await readForm(request, RemoveInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    await removeDisplay(ctx, form.value.what, form.value.id);
    return redirectWithToast(paths.operator.displays(), '진열에서 내렸습니다.');
  });
}

type Row = { id: string; title: string; state: string; beginsAt: Date; endsAt: Date | null };

const period = {
  head: '기간',
  cell: ({ beginsAt, endsAt }: Row) => (
    <>
      <Instant at={beginsAt} />
      {endsAt ? (
        <>
          {' '}
          ~ <Instant at={endsAt} />
        </>
      ) : (
        '부터 계속'
      )}
    </>
  ),
};
const state = {
  head: '상태',
  cell: (row: Row) => <Badge tone={row.state === '보이는 중' ? 'teal' : 'plain'}>{row.state}</Badge>,
};
const named = (to: (row: Row) => string) => ({
  head: '제목',
  isName: true,
  cell: (row: Row) => (
    <Link to={to(row)} className="inline-flex min-h-8 items-center underline underline-offset-2">
      {row.title}
    </Link>
  ),
});
const removal = (what: 'banner' | 'section') => ({
  head: '내리기',
  cell: (row: Row) => (
    <Form method="post">
      <input type="hidden" name="what" value={what} />
      <Button name="id" value={row.id} look="danger" size="small" aria-label={`${row.title} 내리기`}>
        내리기
      </Button>
    </Form>
  ),
});

export default function DisplayDesk() {
  const { banners, sections, events } = useLoaderData<typeof loader>();
  const pageOf = (eventId: string | null) =>
    eventId === null ? '첫 화면' : (events.find((event) => event.id === eventId)?.title ?? '행사');
  return (
    <Page
      title="진열·행사"
      lead="첫 화면과 행사 페이지에 무엇을 언제 보일지 정합니다. 바꾼 것은 바로 보입니다."
    >
      <FormAlert problem={useActionData<typeof action>()} />
      <Part title="배너" add={{ to: paths.operator.banner(), label: '배너 추가' }}>
        <Table
          caption="배너"
          rows={banners}
          keyOf={(row) => row.id}
          columns={[
            { head: '순서', cell: (row) => row.position, numeric: true },
            named((row) => paths.operator.banner(row.id)),
            state,
            period,
            removal('banner'),
          ]}
          empty="배너가 없으면 쇼핑몰 소개가 보여요."
        />
      </Part>
      <Part title="상품 줄" add={{ to: paths.operator.section(), label: '상품 줄 추가' }}>
        <Table
          caption="상품 줄"
          rows={sections}
          keyOf={(row) => row.id}
          columns={[
            { head: '순서', cell: (row) => row.position, numeric: true },
            named((row) => paths.operator.section(row.id)),
            { head: '보일 곳', cell: (row) => pageOf(row.eventId) },
            { head: '내용', cell: (row) => SOURCE_LABEL[row.source] },
            state,
            period,
            removal('section'),
          ]}
        />
      </Part>
      <Part title="행사" add={{ to: paths.operator.event(), label: '행사 추가' }}>
        <Table
          caption="행사"
          rows={events}
          keyOf={(row) => row.id}
          columns={[
            named((row) => paths.operator.event(events.find(({ id }) => id === row.id)?.slug)),
            state,
            period,
          ]}
        />
      </Part>
    </Page>
  );
}

function Part({
  title,
  add,
  children,
}: {
  title: string;
  add: { to: string; label: string };
  children: ReactNode;
}) {
  return (
    <section className="mt-8 grid gap-3 first:mt-0">
      <div className="flex items-center justify-between gap-3">
        <h2 className="text-lg font-heavy">{title}</h2>
        <LinkButton to={add.to} look="outline" size="small">
          {add.label}
        </LinkButton>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] rounded-card bg-white">{children}</div>
    </section>
  );
}

export const ErrorBoundary = RouteError;
