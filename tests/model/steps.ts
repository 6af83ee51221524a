import fc from 'fast-check';
import { CANCEL_TROUBLES, type CancelTrouble, CONFIRM_TROUBLES, type ConfirmTrouble } from './provider.ts';

export const JUMPS = ['1ms', '30s', '3m', '20m', '1d', '9d', 'to-midnight', 'to-month-end'] as const;
export type Jump = (typeof JUMPS)[number];
export const METHODS = ['card', 'transfer', 'virtual_account'] as const;
const CRASHES = [
  'reserve.before_commit',
  'reserve.after_commit',
  'confirm.before_send',
  'confirm.before_commit',
  'confirm.after_commit',
] as const;
const REFUND_CRASHES = [
  'refund.before_send',
  'refund.after_send',
  'refund.before_commit',
  'refund.after_commit',
] as const;

type Pick = [variant: number, quantity: number];
export type OrderWish = {
  who: number;
  picks: Pick[];
  /** Hundredths of what could be used. */
  wallet: number;
  points: number;
  coupons: boolean;
  method: (typeof METHODS)[number];
};

/** One thing that happens: plain data, so that a history can be printed, shortened and replayed. `at` picks among what is there. */
export type Step =
  | { do: 'charge'; who: number; amount: number; trouble: ConfirmTrouble | 'leave' }
  | { do: 'points'; who: number; amount: number }
  | { do: 'grant'; who: number; amount: number }
  | { do: 'coupon'; who: number; campaign: number }
  | ({ do: 'order'; crash: string | null; twice: boolean } & OrderWish)
  | { do: 'race'; first: OrderWish; second: OrderWish }
  | { do: 'pay'; at: number; trouble: ConfirmTrouble; crash: string | null; twice: boolean }
  | { do: 'pay-again'; at: number; method: (typeof METHODS)[number] }
  | { do: 'give-up'; at: number }
  | { do: 'cancel'; at: number; units: number[]; twice: boolean }
  | { do: 'send-refunds'; trouble: CancelTrouble; crash: string | null }
  | { do: 'confirm'; at: number; line: number }
  | { do: 'webhook'; at: number; forged: boolean; times: number }
  | { do: 'deposit'; at: number }
  | { do: 'gift'; who: number; amount: number }
  | { do: 'answer-gift'; at: number; how: 'accept' | 'decline' | 'cancel'; twice: boolean }
  | { do: 'pay-out'; who: number; at: number; twice: boolean }
  | { do: 'tick'; by: Jump };

const who = fc.nat(1);
const at = fc.nat(20);
const maybe = <T>(values: readonly [T, ...T[]]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...values) });
const wish: fc.Arbitrary<OrderWish> = fc.record({
  who,
  picks: fc.array(fc.tuple(fc.nat(7), fc.integer({ min: 1, max: 3 })), {
    minLength: 1,
    maxLength: 4,
  }) as fc.Arbitrary<Pick[]>,
  wallet: fc.constantFrom(0, 30, 70, 100, 100),
  points: fc.constantFrom(0, 0, 50, 100),
  coupons: fc.boolean(),
  method: fc.constantFrom(...METHODS),
});
const trouble = fc.oneof(
  { weight: 3, arbitrary: fc.constant('ok' as const) },
  { weight: 2, arbitrary: fc.constantFrom(...CONFIRM_TROUBLES) },
);
const cancelTrouble = fc.oneof(
  { weight: 2, arbitrary: fc.constant('ok' as const) },
  { weight: 1, arbitrary: fc.constantFrom(...CANCEL_TROUBLES) },
);

export const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('charge' as const),
      who,
      amount: fc.integer({ min: 1, max: 6 }),
      trouble: fc.oneof(trouble, fc.constant('leave' as const)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('points' as const),
      who,
      amount: fc.integer({ min: 1, max: 5000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('grant' as const),
      who,
      amount: fc.integer({ min: 1, max: 20_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('coupon' as const), who, campaign: fc.nat(2) }) },
  {
    weight: 8,
    arbitrary: fc.tuple(wish, maybe(CRASHES), fc.boolean()).map(([own, crash, twice]) => ({
      do: 'order' as const,
      ...own,
      crash,
      twice: twice && crash === null,
    })),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('race' as const), first: wish, second: wish }) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      at,
      trouble,
      crash: maybe(CRASHES),
      twice: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('pay-again' as const), at, method: fc.constantFrom(...METHODS) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('give-up' as const), at }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('cancel' as const),
      at,
      units: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
      twice: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('send-refunds' as const),
      trouble: cancelTrouble,
      crash: maybe(REFUND_CRASHES),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('confirm' as const), at, line: fc.nat(4) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('webhook' as const),
      at,
      forged: fc.boolean(),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('deposit' as const), at }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('gift' as const),
      who,
      amount: fc.integer({ min: 1, max: 40_000 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('answer-gift' as const),
      at,
      how: fc.constantFrom('accept' as const, 'accept' as const, 'decline' as const, 'cancel' as const),
      twice: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('pay-out' as const), who, at, twice: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('tick' as const), by: fc.constantFrom(...JUMPS) }) },
);

/** What every history begins with, so that it soon has something to lose. */
export const ENDOWMENT: readonly Step[] = [0, 1].flatMap((person): Step[] => [
  { do: 'charge', who: person, amount: 5, trouble: 'ok' },
  { do: 'points', who: person, amount: 3000 },
  { do: 'grant', who: person, amount: 6000 },
  { do: 'coupon', who: person, campaign: 0 },
  { do: 'coupon', who: person, campaign: 1 },
  { do: 'coupon', who: person, campaign: 2 },
]);
