import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { ChipLinks, MoreLink } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { GiftList } from '#app/ui/wallet/gifts.tsx';
import { acceptGift, cancelGift, chosenCurrency, declineGift, listGifts } from '#app/wallet/index.server.ts';
import { GiftAnswerInput } from '#app/wallet/index.ts';

export const meta: MetaFunction = () => [{ title: '선물함 · 온통대전몰' }];

const ANSWERS = {
  accept: { work: acceptGift, said: '선물을 받았습니다. 충전금에 더해졌어요.' },
  decline: { work: declineGift, said: '선물을 거절했습니다. 보낸 분에게 돌아갔어요.' },
  cancel: { work: cancelGift, said: '선물을 취소했습니다. 충전금으로 돌아왔어요.' },
} as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const search = new URL(request.url).searchParams;
  const direction = search.get('show') === 'sent' ? 'sent' : 'received';
  const { code } = await chosenCurrency(ctx, search.get('currency'));
  const page = { cursor: search.get('cursor'), limit: 20 };
  return { direction, gifts: await listGifts(ctx, { direction, currency: code }, page) } as const;
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await shopperCtx(request);
  const form = await readForm(request, GiftAnswerInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    const { intent, giftId } = form.value;
    await ANSWERS[intent].work(ctx, giftId);
    const show = intent === 'cancel' ? 'sent' : 'received';
    return redirectWithToast(paths.walletGifts({ show }), ANSWERS[intent].said);
  });
}

export default function GiftsPage() {
  const { direction, gifts } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const sent = direction === 'sent';
  return (
    <Page title="선물함" crumbs={[{ to: paths.wallet(), text: '온통대전 지갑' }]} narrow>
      <ChipLinks
        label="선물"
        links={[
          { to: paths.walletGifts({ show: 'received' }), text: '받은 선물', current: !sent },
          { to: paths.walletGifts({ show: 'sent' }), text: '보낸 선물', current: sent },
        ]}
      />
      <div className="mt-4 grid gap-4">
        <FormAlert problem={problem} />
        {gifts.rows.length === 0 ? (
          <Empty
            emoji="🎁"
            title={sent ? '보낸 선물이 없어요' : '받은 선물이 없어요'}
            action={<LinkButton to={paths.walletGift()}>선물하기</LinkButton>}
          />
        ) : (
          <GiftList gifts={gifts.rows} />
        )}
        <MoreLink to={gifts.next && paths.walletGifts({ show: direction, cursor: gifts.next })} />
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
