import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { proofView } from '#app/http/proof-view.ts';
import { notFound } from '#app/http/respond.server.ts';
import { storedQuote } from '#app/http/stored-quote.ts';
import { findOrder } from '#app/orders/index.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/feedback.tsx';
import { BenefitProof } from '#app/ui/order/benefit-proof.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { Instant } from '#app/ui/when.tsx';

export const meta: MetaFunction = () => [{ title: '혜택 증명서 · 온통대전몰' }];

/** Shows the calculation as it was stored with the order; nothing is computed anew. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const order = (await findOrder(ctx, params.number ?? '')) ?? notFound();
  const quoted = storedQuote(order.quote);
  const nameOf = (storeId: string) => order.stores.find((store) => store.storeId === storeId)?.name ?? '';
  return {
    number: order.number,
    placedAt: order.placedAt,
    refunded: order.stores.some((store) => store.lines.some((line) => line.refundedQuantity > 0)),
    proof: quoted && proofView(quoted, nameOf),
  };
}

export default function ProofPage() {
  const { number, placedAt, refunded, proof } = useLoaderData<typeof loader>();
  return (
    <Page
      title="혜택 증명서"
      lead={
        <>
          주문 {number} · <Instant at={placedAt} />에 계산해 저장한 그대로예요.
        </>
      }
      crumbs={[{ to: paths.order(number), text: `주문 ${number}` }]}
      narrow
    >
      <div className="grid gap-4">
        {refunded && (
          <Notice tone="info" title="주문한 뒤에 취소한 상품이 있어요">
            아래는 주문할 때의 계산이에요. 취소하며 돌아온 금액과 줄어든 혜택은 주문 상세의 환불에서 볼 수
            있어요.
          </Notice>
        )}
        {proof ? (
          <Panel>
            <BenefitProof proof={proof} />
          </Panel>
        ) : (
          <Notice tone="info" title="증명서를 저장하기 전의 주문이에요">
            결제 금액과 받은 혜택은 주문 상세에서 볼 수 있어요.
          </Notice>
        )}
        <LinkButton to={paths.order(number)} look="quiet" wide>
          주문으로 돌아가기
        </LinkButton>
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
