import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Coins, Gift, Percent, Send } from 'lucide-react';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { walletHistory } from '#app/http/wallet-history.server.ts';
import { verificationOf } from '#app/identity/index.server.ts';
import { MenuList } from '#app/ui/account/menu-list.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/feedback.tsx';
import { ChipLinks, MoreLink } from '#app/ui/lists.tsx';
import { AmountRow, Won } from '#app/ui/money.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { Buckets } from '#app/ui/wallet/buckets.tsx';
import { ChargedLots } from '#app/ui/wallet/charged-lots.tsx';
import { CurrencySwitch } from '#app/ui/wallet/currency-switch.tsx';
import { ExpiringNotice } from '#app/ui/wallet/expiring.tsx';
import { GiftList } from '#app/ui/wallet/gifts.tsx';
import { GrantList } from '#app/ui/wallet/grants.tsx';
import { WalletHistory } from '#app/ui/wallet/history.tsx';
import {
  chosenCurrency,
  DAEJEON,
  giftsToAnswer,
  listChargedLots,
  listCurrencies,
  readExpiring,
  readGrants,
  readWallet,
} from '#app/wallet/index.server.ts';
import { BUCKET_LABEL, HISTORY_FILTERS, type HistoryFilter } from '#app/wallet/index.ts';

const PAGE = 20;
const LOTS = 20;
export const meta: MetaFunction = () => [{ title: '온통대전 지갑 · 온통대전몰' }];

const filterOf = (text: string | null): HistoryFilter =>
  HISTORY_FILTERS.find((filter) => filter === text) ?? 'all';

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const { userId } = ctx.actor;
  const search = new URL(request.url).searchParams;
  const filter = filterOf(search.get('show'));
  const currency = await chosenCurrency(ctx, search.get('currency'));
  const { code } = currency;
  const [wallet, verified, history, lots, grants, gifts, ending, currencies] = await Promise.all([
    readWallet(ctx, code),
    verificationOf(ctx, userId),
    walletHistory(ctx, { filter, currency: code }, { cursor: search.get('cursor'), limit: PAGE }),
    listChargedLots(ctx, code, LOTS),
    readGrants(ctx, userId, code),
    giftsToAnswer(ctx, code),
    readExpiring(ctx, userId, code),
    listCurrencies(ctx),
  ]);
  return {
    wallet,
    history,
    lots,
    grants,
    gifts,
    ending,
    currencies,
    currency,
    filter,
    mayHold: verified?.mayHoldWallet ?? false,
    mayCharge: code === DAEJEON,
  };
}

export default function WalletPage() {
  const loaded = useLoaderData<typeof loader>();
  const { wallet, history, lots, grants, gifts, ending, currencies, currency, filter } = loaded;
  const { balances } = wallet;
  const query = currencies.length > 1 ? { currency: currency.code } : {};
  return (
    <Page title={`${currency.name} 지갑`}>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start lg:gap-6">
        <div className="grid min-w-0 gap-4">
          <CurrencySwitch currencies={currencies} current={currency.code} />
          <Buckets balances={balances} />
          {loaded.mayHold ? (
            <div className="grid grid-cols-2 gap-2">
              {loaded.mayCharge && (
                <LinkButton to={paths.walletCharge()} look="wallet" size="large" wide>
                  충전하기
                </LinkButton>
              )}
              <LinkButton to={paths.walletGift(query)} look="outline" size="large" wide>
                선물하기
              </LinkButton>
            </div>
          ) : (
            <Notice tone="info" title="충전하고 선물하려면 본인인증이 필요해요">
              만 14세 이상이면 한 번만 인증하면 돼요.
              <div className="mt-3">
                <LinkButton to={paths.verify(paths.wallet())} look="wallet" size="small">
                  본인인증 하기
                </LinkButton>
              </div>
            </Notice>
          )}
          {gifts.length > 0 && (
            <Panel title="받을 선물이 있어요">
              <GiftList gifts={gifts} />
            </Panel>
          )}
          <ExpiringNotice ending={ending} />
          {balances.waiting > 0 && (
            <Notice tone="info" title="따로 보관하고 있는 금액이 있어요">
              환불이나 돌아온 선물 <Won amount={balances.waiting} className="font-bold" />을 지갑에 넣으면
              보유 한도 <Won amount={wallet.holdingLimit} />을 넘어서 따로 보관하고 있어요. 지갑을 쓰면 그만큼
              저절로 들어와요.
            </Notice>
          )}
          <Panel title="이용 내역">
            <ChipLinks
              label="이용 내역 종류"
              links={HISTORY_FILTERS.map((one) => ({
                to: paths.wallet({ ...query, show: one === 'all' ? null : one }),
                text: one === 'all' ? '전체' : BUCKET_LABEL[one],
                current: one === filter,
              }))}
            />
            <WalletHistory rows={history.rows} />
            <MoreLink
              to={
                history.next &&
                paths.wallet({ ...query, show: filter === 'all' ? null : filter, cursor: history.next })
              }
            />
          </Panel>
        </div>
        <div className="grid min-w-0 gap-4">
          <Panel title="한도">
            <dl className="grid gap-2 text-sm">
              <AmountRow label="지금 더 충전할 수 있는 금액" amount={wallet.room} />
              <AmountRow label="이번 달 충전한 금액" amount={wallet.monthCharged} />
              <AmountRow label="월 충전 한도" amount={wallet.monthlyChargeLimit} />
              <AmountRow label="지금 보유한 금액" amount={wallet.holding} />
              <AmountRow label="보유 한도" amount={wallet.holdingLimit} />
              <AmountRow label="이번 달 캐시백 (적립 예정 포함)" amount={wallet.monthRewards} />
            </dl>
            <p className="mt-2 text-xs text-ink-2">
              충전 한도는 매달 1일에 새로 시작해요. 선물하면 그만큼 다시 충전할 수 있어요.
            </p>
          </Panel>
          {grants.length > 0 && (
            <Panel title="정책수당">
              <GrantList grants={grants} />
            </Panel>
          )}
          <Panel title="남은 충전금">
            <ChargedLots lots={lots} />
            <p className="mt-2 text-xs text-ink-2">먼저 충전한 금액부터 쓰여요.</p>
          </Panel>
          <MenuList
            label="더 보기"
            items={[
              { to: paths.walletGifts({ ...query, show: 'received' }), text: '받은 선물', Icon: Gift },
              { to: paths.walletGifts({ ...query, show: 'sent' }), text: '보낸 선물', Icon: Send },
              { to: paths.myPoints(), text: '적립금', Icon: Coins },
              { to: paths.cashbackPolicy(), text: '캐시백 기준과 예산', Icon: Percent },
            ]}
          />
        </div>
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
