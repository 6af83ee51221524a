import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { decodeCursor } from '#app/core/paging.ts';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { verificationOf } from '#app/identity/index.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/feedback.tsx';
import { MoreLink } from '#app/ui/lists.tsx';
import { AmountRow, Won } from '#app/ui/money.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { WalletHistory } from '#app/ui/wallet/history.tsx';
import { Day } from '#app/ui/when.tsx';
import { listWalletHistory, readWallet } from '#app/wallet/index.server.ts';

const PAGE = 30;
export const meta: MetaFunction = () => [{ title: '온통대전 지갑 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const key = decodeCursor(new URL(request.url).searchParams.get('cursor'), 1);
  const before = key && /^\d{1,18}$/.test(String(key[0])) ? String(key[0]) : null;
  const [wallet, verified, history] = await Promise.all([
    readWallet(ctx),
    verificationOf(ctx, ctx.actor.userId),
    listWalletHistory(ctx, { before, limit: PAGE }),
  ]);
  return { wallet, history, mayCharge: verified?.mayHoldWallet ?? false };
}

export default function WalletPage() {
  const { wallet, history, mayCharge } = useLoaderData<typeof loader>();
  const { balances } = wallet;
  return (
    <Page title="온통대전 지갑" narrow>
      <div className="grid gap-4">
        <section className="rounded-panel bg-teal-700 p-6 text-white">
          <p className="text-sm">쓸 수 있는 금액</p>
          <p className="text-3xl font-heavy">
            <Won amount={balances.charged + balances.cashback} />
          </p>
          <dl className="mt-3 grid grid-cols-2 gap-2 text-sm">
            <Bucket label="충전금" amount={balances.charged} />
            <Bucket label="캐시백" amount={balances.cashback} />
            {balances.held > 0 && <Bucket label="결제 중인 금액" amount={balances.held} />}
            <Bucket label="적립 예정 캐시백" amount={balances.pending} />
          </dl>
        </section>
        {mayCharge ? (
          <LinkButton to={paths.walletCharge()} look="wallet" size="large" wide>
            충전하기
          </LinkButton>
        ) : (
          <Notice tone="info" title="충전하려면 본인인증이 필요해요">
            만 14세 이상이면 한 번만 인증하면 돼요.
            <div className="mt-3">
              <LinkButton to={paths.verify(paths.walletCharge())} look="wallet" size="small">
                본인인증 하기
              </LinkButton>
            </div>
          </Notice>
        )}
        <Panel title="이번 달 한도">
          <dl className="grid gap-2 text-sm">
            <AmountRow label="이번 달 충전한 금액" amount={wallet.monthCharged} />
            <AmountRow label="이번 달 더 충전할 수 있는 금액" amount={wallet.room} />
            <AmountRow label="월 충전 한도" amount={wallet.monthlyChargeLimit} />
            <AmountRow label="보유 한도" amount={wallet.holdingLimit} />
            <AmountRow label="이번 달 캐시백 (적립 예정 포함)" amount={wallet.monthRewards} />
          </dl>
        </Panel>
        {wallet.lots.length > 0 && (
          <Panel title="충전 건">
            <ul className="grid gap-2 text-sm">
              {wallet.lots.map((lot) => (
                <li key={lot.id} className="flex flex-wrap justify-between gap-x-4">
                  <span className="text-ink-2">
                    <Day day={lot.expiresOn} />
                    까지
                  </span>
                  <span>
                    <Won amount={lot.remaining} className="font-semibold" /> / <Won amount={lot.amount} />
                  </span>
                </li>
              ))}
            </ul>
            <p className="mt-2 text-xs text-ink-2">먼저 충전한 금액부터 쓰여요.</p>
          </Panel>
        )}
        <Panel title="이용 내역">
          <WalletHistory rows={history.rows} />
          <MoreLink to={history.next && paths.wallet({ cursor: history.next })} />
        </Panel>
      </div>
    </Page>
  );
}

function Bucket({ label, amount }: { label: string; amount: number }) {
  return (
    <div>
      <dt className="text-xs">{label}</dt>
      <dd className="font-bold">
        <Won amount={amount} />
      </dd>
    </div>
  );
}

export const ErrorBoundary = RouteError;
