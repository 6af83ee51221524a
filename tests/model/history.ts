import { addToCart, clearCart } from '#app/cart/index.server.ts';
import {
  chargeWallet,
  confirmPayment,
  expireUnpaid,
  giveUpOrder,
  payAgain,
  placeOrder,
  quoteCheckout,
  recoverAttempts,
  recoverByHint,
} from '#app/checkout/index.server.ts';
import { CheckoutChoice, PlaceInput } from '#app/checkout/index.ts';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { addDays, after, kstDayOf, kstMonthOf, startOfDay } from '#app/core/kst.ts';
import { Refusal } from '#app/core/refusal.ts';
import { confirmDue, confirmPurchase, moveLines, payWaitingRewards } from '#app/orders/index.server.ts';
import { findAttempt, receiveWebhook } from '#app/payments/index.server.ts';
import { METHOD_FACTS } from '#app/payments/index.ts';
import { expireCoupons, giveCoupon } from '#app/promotions/index.server.ts';
import { giveRefundAccount, payOutCharge, refundsToSend, sendRefund } from '#app/refunds/index.server.ts';
import {
  acceptGift,
  cancelGift,
  closeBudgets,
  declineGift,
  expireLots,
  findChargedLot,
  giveGrant,
  grantPoints,
  lapseGifts,
  movePendingReturns,
  openBudgets,
  sendGift,
} from '#app/wallet/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { checkFacts, type Seen } from './check.ts';
import { crash } from './crash.ts';
import { expectModel } from './expect-model.ts';
import type { Facts, OrderFact } from './facts.ts';
import { readFacts } from './facts.ts';
import { cancellable, clawedFromBalance, type Expected, expectedFor, planned } from './ledger-model.ts';
import { aModelProvider, Crash } from './provider.ts';
import type { Jump, OrderWish, Step } from './steps.ts';
import { GRANT, LIMITS, MORNING, type Town } from './town.ts';

type Shop = Ctx<Shopper>;
const SECOND = 1000;
const LONG: ReadonlySet<Jump> = new Set(['1d', '9d', 'to-midnight', 'to-month-end']);

/** One history: a town of its own, a provider of its own, a clock of its own. */
export function aHistory(town: Town, programmeIds: string) {
  const provider = aModelProvider();
  const userIds = town.shoppers.map((ctx) => ctx.actor.userId);
  const unitIds = town.variants.map(({ variant }) => variant.unitId);
  const seen: Seen = {
    now: MORNING,
    facts: { orders: [], gifts: [], people: [], stock: {}, budgets: {} },
    given: [
      { points: 0, grant: 0 },
      { points: 0, grant: 0 },
    ],
    paidOut: new Map(),
  };

  const shopper = (who: number): Shop => ({ ...(town.shoppers[who % 2] ?? town.shoppers[0]), now: seen.now });
  const system = () => ({ ...town.system, now: seen.now });
  const pick = <T>(from: readonly T[], at: number): T | null =>
    from.length > 0 ? (from[at % from.length] ?? null) : null;
  const whoOf = (order: OrderFact): number => userIds.indexOf(order.userId);
  const expected = (who: number): Expected =>
    expectedFor(
      seen.facts,
      who,
      userIds[who] ?? '',
      seen.given[who] ?? { points: 0, grant: 0 },
      seen.paidOut,
    );
  const charging = (who: number): number =>
    (seen.facts.people[who]?.charges ?? [])
      .filter((c) => c.state === 'awaiting_payment')
      .reduce((s, c) => s + c.amount, 0);

  /** Runs a command; it may be refused with these codes, and it may die where the history says so. */
  async function attempt<T>(
    work: () => Promise<T>,
    mayRefuse: readonly string[] | 'anything' = [],
  ): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Crash) return null;
      if (error instanceof Refusal && (mayRefuse === 'anything' || mayRefuse.includes(error.reason.code)))
        return null;
      throw error;
    } finally {
      crash.at = null;
    }
  }

  async function sweep(): Promise<void> {
    const ctx = system();
    await openBudgets(ctx);
    await closeBudgets(ctx);
    await recoverAttempts(ctx, provider.gateway);
    for (const id of await refundsToSend(ctx, 50)) await sendRefund(ctx, id, provider.gateway);
    await expireUnpaid(ctx);
    await confirmDue(ctx);
    await payWaitingRewards(ctx);
    await movePendingReturns(ctx);
    await lapseGifts(ctx);
    await expireLots(ctx);
    await expireCoupons(ctx);
  }

  async function fillCart(ctx: Shop, wish: OrderWish): Promise<void> {
    await clearCart(ctx);
    const wanted = new Map<string, number>();
    for (const [variant, quantity] of wish.picks) {
      const own = town.offers[variant % town.offers.length] ?? '';
      wanted.set(own, (wanted.get(own) ?? 0) + quantity);
    }
    for (const [variantId, quantity] of wanted)
      await attempt(
        () => addToCart(ctx, { variantId, quantity, alone: false }),
        ['cart/stock', 'cart/not-for-sale'],
      );
  }

  /** The order form as it would be sent now, with whether it must succeed. */
  async function form(ctx: Shop, wish: OrderWish): Promise<{ input: PlaceInput; must: boolean } | null> {
    const has = expected(userIds.indexOf(ctx.actor.userId));
    const part = (amount: number, hundredths: number) =>
      String(Math.floor((Math.max(0, amount) * hundredths) / 100));
    const raw = {
      method: wish.method,
      walletAmount: part(has.charged + has.cashback + has.grant, wish.wallet),
      pointsAmount: part(has.points, wish.points),
      couponMode: wish.coupons ? 'auto' : 'chosen',
      postcode: '35229',
    };
    const checkout = await quoteCheckout(ctx, CheckoutChoice.parse(raw));
    if (!checkout) return null;
    const { tenders } = checkout.quote;
    expectModel(
      tenders.charged <= has.charged &&
        tenders.cashback <= has.cashback &&
        tenders.grant <= has.grant &&
        tenders.points <= has.points,
      `a quote spends ${JSON.stringify(tenders)} of ${JSON.stringify(has)}`,
    );
    const { minimum } = METHOD_FACTS[wish.method];
    const input = PlaceInput.parse({
      ...raw,
      intentKey: newId(),
      seen: checkout.digest,
      name: '김온통',
      phone: '010-1234-5678',
      address: '대전 서구 둔산로 100',
      detail: '',
      agree: 'on',
    });
    const must =
      checkout.lines.every((line) => line.trouble === null) &&
      (tenders.external === 0 || tenders.external >= minimum);
    return { input, must };
  }

  const place = async (ctx: Shop, input: PlaceInput) => {
    const placed = await placeOrder(ctx, input, { orderKey: null });
    if (placed.tossOrderId && input.method === 'virtual_account') provider.chooseAccount(placed.tossOrderId);
    return placed;
  };

  async function order(step: Extract<Step, { do: 'order' }>): Promise<void> {
    const ctx = shopper(step.who);
    await fillCart(ctx, step);
    const own = await form(ctx, step);
    if (!own) return;
    const refusals = own.must
      ? []
      : ['checkout/sold-out', 'checkout/not-enough-together', 'checkout/method-limit'];
    crash.at = step.crash;
    if (!step.twice) {
      await attempt(() => place(ctx, own.input), refusals);
      return;
    }
    const both = await Promise.all([
      attempt(() => place(ctx, own.input), refusals),
      attempt(() => place(ctx, own.input), refusals),
    ]);
    expectModel(both[0]?.number === both[1]?.number, 'one intent became two orders');
  }

  /** Two people at the same shelf at the same moment. */
  async function race(step: Extract<Step, { do: 'race' }>): Promise<void> {
    const [a, b] = [shopper(0), shopper(1)];
    await fillCart(a, step.first);
    await fillCart(b, step.second);
    const forms = [await form(a, step.first), await form(b, step.second)];
    await Promise.all(
      forms.map(
        (own, i) =>
          own &&
          attempt(
            () => place(i === 0 ? a : b, own.input),
            [
              'checkout/sold-out',
              'checkout/not-enough-together',
              'checkout/changed',
              'checkout/method-limit',
            ],
          ),
      ),
    );
  }

  const open = (): OrderFact[] => seen.facts.orders.filter((o) => o.state === 'awaiting_payment');
  const paid = (): OrderFact[] => seen.facts.orders.filter((o) => o.state === 'paid');

  async function pay(step: Extract<Step, { do: 'pay' }>): Promise<void> {
    const own = pick(open(), step.at);
    const tossOrderId = own?.attempts.at(-1)?.tossOrderId;
    if (!own || !tossOrderId) return;
    const ctx = shopper(whoOf(own));
    const amount = String((await findAttempt(ctx, tossOrderId))?.amount);
    const back = { tossOrderId, orderId: tossOrderId, paymentKey: `pay_${tossOrderId}`, amount };
    provider.state.confirm = step.trouble;
    crash.at = step.crash;
    const once = () => attempt(() => confirmPayment(ctx, back, provider.gateway), ['checkout/too-late']);
    await (step.twice ? Promise.all([once(), once()]) : once());
    provider.state.confirm = 'ok';
  }

  async function chargeStep(step: Extract<Step, { do: 'charge' }>): Promise<void> {
    const ctx = shopper(step.who);
    const amount = krw(step.amount * 10_000);
    const month = (await readNow()).people[step.who % 2]?.month ?? { charged: 0, charging: 0, restored: 0 };
    const counted = Math.max(0, month.charged - month.restored) + month.charging;
    const has = expected(step.who % 2);
    const holding = has.charged + has.cashback + has.grant + has.held + charging(step.who % 2);
    const fits = counted + amount <= LIMITS.month && holding + amount <= LIMITS.holding;
    const begun = await attempt(
      () => chargeWallet(ctx, { intentKey: newId(), amount, method: 'card' }),
      fits ? [] : ['wallet/monthly-limit', 'wallet/holding-limit'],
    );
    if (!begun) return;
    expectModel(fits, `a charge of ${amount} passed the limits`);
    if (step.trouble === 'leave') return;
    provider.state.confirm = step.trouble;
    const { tossOrderId } = begun;
    await attempt(() =>
      confirmPayment(
        ctx,
        { tossOrderId, orderId: tossOrderId, paymentKey: `pay_${tossOrderId}`, amount: String(amount) },
        provider.gateway,
      ),
    );
    provider.state.confirm = 'ok';
  }

  async function cancel(step: Extract<Step, { do: 'cancel' }>): Promise<void> {
    const own = pick(paid(), step.at);
    if (!own) return;
    const who = whoOf(own);
    const ctx = shopper(who);
    const units = cancellable(own, (_, i) => step.units[i % step.units.length] ?? 0);
    const asked = new Map(
      [...units].filter(([id]) => own.lines.some((l) => l.id === id && l.lineType === 'item')),
    );
    if (asked.size === 0) return;
    const preview = await previewCancel(ctx, { number: own.number, storeOrderId: null, quantities: asked });
    const must = planned(own, units, expected(who), charging(who));
    expectModel(
      preview !== null &&
        (['charged', 'cashback', 'grant', 'points', 'external'] as const).every(
          (t) => preview.back[t] === must[t],
        ),
      `preview ${JSON.stringify(preview?.back)}, the model says ${JSON.stringify(must)}`,
    );
    const input = {
      number: own.number,
      storeOrderId: null,
      quantities: asked,
      reason: '모형',
      requestKey: newId(),
      expectedTotal: preview?.total ?? krw(0),
    };
    const once = () => attempt(() => cancelOrder(ctx, input));
    await (step.twice ? Promise.all([once(), once()]) : once());
    const [refund, ...more] =
      (await readNow()).orders.find((o) => o.id === own.id)?.refunds.slice(own.refunds.length) ?? [];
    expectModel(refund !== undefined && more.length === 0, `${1 + more.length} refunds for one request`);
    if (!refund) return;
    for (const field of [
      'charged',
      'cashback',
      'grant',
      'points',
      'external',
      'pendingReturn',
      'clawedCashback',
    ] as const)
      expectModel(
        refund[field] === must[field],
        `refund ${field} is ${refund[field]}, the model says ${must[field]}`,
      );
    clawedFromBalance.set(refund.id, must.clawedBalancePoints);
  }

  async function sendRefunds(step: Extract<Step, { do: 'send-refunds' }>): Promise<void> {
    for (const own of paid())
      if (own.refunds.some(({ state }) => state === 'needs_account' || state === 'decided'))
        await attempt(
          () =>
            giveRefundAccount(shopper(whoOf(own)), own.number, {
              bank: '11',
              accountNumber: '1234567890',
              holderName: '김온통',
            }),
          'anything',
        );
    provider.state.cancel = step.trouble;
    crash.at = step.crash;
    for (const id of await refundsToSend(system(), 50))
      await attempt(() => sendRefund(system(), id, provider.gateway));
    provider.state.cancel = 'ok';
    crash.at = null;
  }

  /** The store ships, the courier delivers, the shopper confirms. */
  async function confirm(step: Extract<Step, { do: 'confirm' }>): Promise<void> {
    const own = pick(paid(), step.at);
    const line =
      own &&
      pick(
        own.lines.filter(
          (l) => l.lineType === 'item' && l.state === 'paid' && l.refundedQuantity < l.quantity,
        ),
        step.line,
      );
    if (!own || !line) return;
    await inTransaction(system(), async (tx) => {
      for (const state of ['preparing', 'shipped', 'delivered'] as const)
        await moveLines(tx, [line.id], state);
    });
    await attempt(() => confirmPurchase(shopper(whoOf(own)), { number: own.number, lineId: line.id }));
  }

  /** A webhook says the payment is done, whether it is or not; it is told several times. */
  async function webhook(step: Extract<Step, { do: 'webhook' }>): Promise<void> {
    const own = pick(seen.facts.orders, step.at);
    const tossOrderId = own?.attempts.at(-1)?.tossOrderId;
    if (!tossOrderId) return;
    const status = step.forged ? 'DONE' : (provider.payments.get(tossOrderId)?.status ?? 'READY');
    for (let n = 0; n < step.times; n++) {
      await receiveWebhook(
        system(),
        JSON.stringify({
          eventType: 'PAYMENT_STATUS_CHANGED',
          createdAt: String(n),
          data: { orderId: tossOrderId, status },
        }),
      );
      await recoverByHint(system(), tossOrderId, provider.gateway);
    }
  }

  async function gift(step: Extract<Step, { do: 'gift' }>): Promise<void> {
    const [from, to] = [shopper(step.who), town.people[(step.who + 1) % 2]];
    const enough = expected(step.who).charged >= step.amount;
    const { name = '', phone = '' } = to ?? {};
    const wish = {
      intentKey: newId(),
      currency: 'daejeon',
      name,
      phone,
      amount: krw(step.amount),
      message: '',
    };
    const sent = await attempt(() => sendGift(from, wish, newId()), enough ? [] : ['wallet/gift-balance']);
    expectModel(!sent || enough, `a gift of ${step.amount} was sent without the money`);
  }

  async function answerGift(step: Extract<Step, { do: 'answer-gift' }>): Promise<void> {
    const own = pick(seen.facts.gifts, step.at);
    if (!own) return;
    const [sender, receiver] = [own.senderId, own.receiverId].map((id) => shopper(userIds.indexOf(id)));
    if (!sender || !receiver) return;
    const how = { accept: acceptGift, decline: declineGift, cancel: cancelGift }[step.how];
    const once = () =>
      attempt(
        () => how(step.how === 'cancel' ? sender : receiver, own.id),
        ['wallet/gift-over', 'wallet/gift-no-room'],
      );
    // Both sides at the same moment: the gift goes one way.
    const other = () => attempt(() => cancelGift(sender, own.id), ['wallet/gift-over']);
    await (step.twice ? Promise.all([once(), other()]) : once());
  }

  async function payOut(step: Extract<Step, { do: 'pay-out' }>): Promise<void> {
    const ctx = shopper(step.who);
    const own = pick(
      (seen.facts.people[step.who]?.charges ?? []).filter((c) => c.state === 'charged'),
      step.at,
    );
    const view = own && (await findChargedLot(ctx, own.id));
    if (!own || !view || view.decision.kind === 'none') return;
    const { amount, kind } = view.decision;
    expectModel(
      kind === 'cancel' ? amount === own.amount : amount === view.remaining,
      `a ${kind} of ${own.amount} would pay out ${amount} of ${view.remaining}`,
    );
    const request = { chargeId: own.id, requestKey: newId(), expected: amount };
    const once = () => attempt(() => payOutCharge(ctx, request));
    await (step.twice ? Promise.all([once(), once()]) : once());
  }

  const jump = (by: Jump): Date => {
    const today = kstDayOf(seen.now);
    const midnight = startOfDay(addDays(today, 1));
    switch (by) {
      case '1ms':
        return after(seen.now, 1);
      case '30s':
        return after(seen.now, 30 * SECOND);
      case '3m':
        return after(seen.now, 180 * SECOND);
      case '20m':
        return after(seen.now, 1200 * SECOND);
      case '1d':
        return after(seen.now, 86_400 * SECOND);
      case '9d':
        return after(seen.now, 9 * 86_400 * SECOND);
      case 'to-midnight':
        return after(midnight, -1);
      case 'to-month-end': {
        let day = today;
        while (kstMonthOf(startOfDay(addDays(day, 1))) === kstMonthOf(seen.now)) day = addDays(day, 1);
        return after(startOfDay(addDays(day, 1)), -1);
      }
    }
  };
  function setNow(next: Date): void {
    seen.now = next > seen.now ? next : after(seen.now, 1);
    provider.state.now = seen.now;
  }

  async function run(step: Step): Promise<void> {
    switch (step.do) {
      case 'charge':
        return chargeStep(step);
      case 'points': {
        const own = seen.given[step.who];
        if (own) own.points += step.amount;
        return grantPoints(system(), {
          grantId: newId(),
          userId: userIds[step.who] ?? '',
          amount: krw(step.amount),
          validDays: 3650,
        });
      }
      case 'grant': {
        const own = seen.given[step.who];
        if (own) own.grant += step.amount;
        return giveGrant(system(), {
          grantId: newId(),
          programmeId: GRANT,
          userId: userIds[step.who] ?? '',
          amount: krw(step.amount),
        });
      }
      case 'coupon':
        await attempt(
          () =>
            giveCoupon(system(), {
              campaignId: town.campaigns[step.campaign] ?? '',
              userId: userIds[step.who] ?? '',
              key: newId(),
            }),
          'anything',
        );
        return;
      case 'order':
        return order(step);
      case 'race':
        return race(step);
      case 'pay':
        return pay(step);
      case 'pay-again': {
        const own = pick(open(), step.at);
        const again =
          own &&
          (await attempt(
            () =>
              payAgain(shopper(whoOf(own)), {
                number: own.number,
                method: step.method,
                instalmentMonths: 0,
              } as never),
            [
              'checkout/too-late',
              'checkout/still-settling',
              'checkout/method-limit',
              'checkout/awaiting-deposit',
            ],
          ));
        if (again && step.method === 'virtual_account') provider.chooseAccount(again.tossOrderId);
        return;
      }
      case 'give-up': {
        const own = pick(open(), step.at);
        if (own)
          await attempt(
            () => giveUpOrder(shopper(whoOf(own)), own.number),
            ['checkout/too-late', 'checkout/still-settling'],
          );
        return;
      }
      case 'cancel':
        return cancel(step);
      case 'send-refunds':
        return sendRefunds(step);
      case 'confirm':
        return confirm(step);
      case 'webhook':
        return webhook(step);
      case 'deposit': {
        const own = pick(open(), step.at);
        const tossOrderId = own?.attempts.at(-1)?.tossOrderId;
        if (tossOrderId) provider.deposit(tossOrderId);
        return;
      }
      case 'gift':
        return gift(step);
      case 'answer-gift':
        return answerGift(step);
      case 'pay-out':
        return payOut(step);
      case 'tick':
        setNow(jump(step.by));
        await sweep();
        // After a long absence one look finds what the next one acts on.
        if (LONG.has(step.by))
          for (const seconds of [120, 120, 3900]) {
            setNow(after(seen.now, seconds * SECOND));
            await sweep();
          }
        return;
    }
  }

  const readNow = (): Promise<Facts> =>
    readFacts(town.system, { userIds, unitIds, programmes: programmeIds, month: kstMonthOf(seen.now) });

  /** Looks at everything after a step and compares it with the model. */
  async function look(): Promise<void> {
    const before = seen.facts;
    seen.facts = await readNow();
    checkFacts(seen, before, { userIds, town, provider });
  }

  /** Lets time pass with everything healthy until nothing is open. */
  async function settle(): Promise<void> {
    for (let round = 0; round < 8; round++) {
      setNow(after(seen.now, (round < 4 ? 3600 : 86_400) * SECOND));
      await sweep();
      await sendRefunds({ do: 'send-refunds', trouble: 'ok', crash: null });
      await look();
    }
    for (const person of seen.facts.people)
      for (const own of person.charges) {
        const out = person.payOuts.filter((o) => o.chargeId === own.id).reduce((s, o) => s + o.amount, 0);
        const kept = own.attempts.reduce((s, a) => s + provider.kept(a.tossOrderId), 0);
        const must = own.state === 'failed' ? 0 : own.amount - out;
        expectModel(kept === must, `charge ${own.id} is ${own.state}, the provider keeps ${kept} of ${must}`);
      }
    for (const own of seen.facts.orders) {
      expectModel(own.state !== 'awaiting_payment', `order ${own.number} is still unpaid at the end`);
      for (const refund of own.refunds)
        expectModel(refund.state === 'done', `refund ${refund.id} is ${refund.state} at the end`);
      const kept = own.attempts.reduce((s, a) => s + provider.kept(a.tossOrderId), 0);
      const external =
        own.lines.reduce((s, l) => s + l.shares.external, 0) -
        own.refunds.reduce((s, r) => s + r.external, 0);
      expectModel(
        kept === (own.state === 'paid' ? external : 0),
        `order ${own.number} is ${own.state}, the provider keeps ${kept} of ${external}`,
      );
    }
  }

  provider.state.now = seen.now;
  return { run, look, settle, now: () => seen.now, facts: () => seen.facts };
}
