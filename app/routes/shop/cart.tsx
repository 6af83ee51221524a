import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  addToCart,
  clearCart,
  readCart,
  removeLine,
  selectLine,
  setQuantity,
} from '#app/cart/index.server.ts';
import { CartInput } from '#app/cart/index.ts';
import { quoteCheckout } from '#app/checkout/index.server.ts';
import { CheckoutChoice } from '#app/checkout/index.ts';
import { subtract } from '#app/core/krw.ts';
import { cartCtx, cartCtxToWrite, withCookies } from '#app/http/cart-ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { networkOf } from '#app/http/network.ts';
import { partNames } from '#app/http/part-names.ts';
import { paths } from '#app/http/paths.ts';
import { promiseView } from '#app/http/promise-view.ts';
import { safeTarget } from '#app/http/redirect-target.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { kindRules } from '#app/kinds/index.server.ts';
import { allow } from '#app/limits/index.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { CartGroup, cartBlocks } from '#app/ui/cart/cart-group.tsx';
import { CartStore, type CartStoreView } from '#app/ui/cart/cart-store.tsx';
import { CartTotal } from '#app/ui/cart/cart-total.tsx';
import { Empty } from '#app/ui/feedback.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { type FrameHandle, Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const handle: FrameHandle = { bottomBar: 'own' };
export const meta: MetaFunction = () => [{ title: '장바구니 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, cookies } = await cartCtx(request);
  const lines = await readCart(ctx);
  const checkout = await quoteCheckout(ctx, CheckoutChoice.parse({}));
  const promised = promiseView(checkout?.promise ?? [], ({ storeId }) =>
    storeId === null ? null : { key: storeId, name: '' },
  );
  const promiseOfStore = (storeId: string) => promised?.groups.find(({ key }) => key === storeId)?.rows ?? [];
  const groups = checkout?.quote.groups ?? [];
  const stores: CartStoreView[] = [...new Set(lines.map((line) => line.storeId))].map((storeId) => {
    const own = lines.filter((line) => line.storeId === storeId);
    return {
      storeId,
      name: own[0]?.storeName ?? '',
      slug: own[0]?.storeSlug ?? '',
      marketName: own[0]?.marketName ?? null,
      inGroup: groups.some((group) => group.storeIds.includes(storeId)),
      walletRefusal: own[0]?.walletRefusal ?? null,
      shipped: own.some((line) => kindRules(line.kind).needsDelivery),
      quote: checkout?.quote.stores.find((store) => store.storeId === storeId) ?? null,
      promise: promiseOfStore(storeId),
      lines: own.map(
        ({
          variantId,
          productId,
          name,
          origin,
          optionName,
          price,
          listPrice,
          quantity,
          selected,
          left,
          trouble,
          imageId,
          imageAlt,
          parts,
        }) => ({
          variantId,
          productId,
          name,
          origin,
          optionName,
          price,
          listPrice,
          quantity,
          selected,
          left,
          trouble,
          imageId,
          imageAlt,
          parts: partNames(parts),
        }),
      ),
    };
  });
  const quote = checkout?.quote ?? null;
  const total = quote && {
    count: checkout?.lines.length ?? 0,
    listTotal: quote.listTotal,
    goodsTotal: quote.goodsTotal,
    shippingTotal: quote.shippingTotal,
    couponTotal: quote.coupons.total,
    total: subtract(quote.total, quote.coupons.total),
    ready: checkout?.lines.every((line) => line.trouble === null) ?? false,
  };
  return data({ stores, groups, total }, { headers: withCookies(cookies) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, cookies } = await cartCtxToWrite(request);
  const form = await readForm(request, CartInput);
  if (!form.ok) return form.answer;
  const input = form.value;
  return attempt(form.values, async () => {
    await allow(ctx, 'cart', { network: networkOf(context.clientIp) });
    const headers = { headers: withCookies(cookies) };
    switch (input.intent) {
      case 'add':
        await addToCart(ctx, { ...input, alone: false });
        return redirectWithToast(safeTarget(input.back, paths.cart()), '장바구니에 담았습니다.', cookies);
      case 'buy':
        await addToCart(ctx, { ...input, alone: true });
        return redirect(paths.checkout(), headers);
      case 'set':
        await setQuantity(ctx, input);
        return redirect(paths.cart(), headers);
      case 'select':
        await selectLine(ctx, input);
        return redirect(paths.cart(), headers);
      case 'remove':
        await removeLine(ctx, input.variantId);
        return redirectWithToast(paths.cart(), '장바구니에서 뺐습니다.', cookies);
      case 'clear':
        await clearCart(ctx);
        return redirectWithToast(paths.cart(), '장바구니를 비웠습니다.', cookies);
    }
  });
}

export default function CartPage() {
  const { stores, groups, total } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  if (stores.length === 0)
    return (
      <Page title="장바구니">
        <FormAlert problem={problem} />
        <Empty
          emoji="🛒"
          title="장바구니가 비어 있어요"
          action={<LinkButton to={paths.home()}>상품 둘러보기</LinkButton>}
        >
          여러 상점의 상품과 입장권을 한 번에 담아 한 번에 결제할 수 있어요.
        </Empty>
      </Page>
    );
  return (
    <Page title="장바구니">
      <FormAlert problem={problem} />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
        <div className="grid gap-4">
          {cartBlocks(stores, groups).map(({ group, stores: own }) =>
            group ? (
              <CartGroup key={group.marketId} group={group} stores={own} />
            ) : (
              own.map((store) => <CartStore key={store.storeId} store={store} />)
            ),
          )}
        </div>
        <CartTotal total={total} />
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
