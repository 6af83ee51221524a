import { add, type Krw, krw } from '#app/core/krw.ts';
import type { KstDay } from '#app/core/kst.ts';
import type { PromiseCondition } from '#app/refunds/index.ts';

type Amounts = Record<'charged' | 'cashback' | 'grant' | 'points' | 'external', Krw>;
type Step = Amounts & { condition: PromiseCondition; until: KstDay | null; fee: Krw; keptBack: Krw };

export type PromiseRow = {
  condition: PromiseCondition;
  until: KstDay | null;
  total: Krw;
  fee: Krw;
  keptBack: Krw;
  parts: { label: string; amount: Krw }[];
};
export type PromiseView = {
  /** Everything that can be cancelled before anything is sent or used. */
  atOnce: { total: Krw; parts: PromiseRow['parts'] };
  groups: { key: string; name: string | null; rows: PromiseRow[] }[];
};

const PARTS: { tender: keyof Amounts; label: string }[] = [
  { tender: 'external', label: '결제 수단' },
  { tender: 'charged', label: '충전금' },
  { tender: 'cashback', label: '캐시백' },
  { tender: 'grant', label: '정책수당' },
  { tender: 'points', label: '적립금' },
];
const partsOf = (amounts: Amounts): PromiseRow['parts'] =>
  PARTS.map(({ tender, label }) => ({ label, amount: amounts[tender] })).filter(({ amount }) => amount > 0);
const totalOf = (amounts: Amounts): Krw => add(...PARTS.map(({ tender }) => amounts[tender]));

const rowOf = (step: Step): PromiseRow => ({
  condition: step.condition,
  until: step.until,
  total: totalOf(step),
  fee: step.fee,
  keptBack: step.keptBack,
  parts: partsOf(step),
});

/** 환불 약속 for a page: by store, and what comes back at once when all of it is cancelled. */
export function promiseView<S extends Step>(
  steps: readonly S[],
  groupOf: (step: S) => { key: string; name: string } | null,
): PromiseView | null {
  const ofStores = steps.flatMap((step) => {
    const group = groupOf(step);
    return group ? [{ step, group }] : [];
  });
  if (ofStores.length === 0) return null;
  const early = ofStores.filter(({ step }) => step.condition !== 'after-delivery').map(({ step }) => step);
  const sum = (tender: keyof Amounts) => add(krw(0), ...early.map((step) => step[tender]));
  const atOnce: Amounts = {
    charged: sum('charged'),
    cashback: sum('cashback'),
    grant: sum('grant'),
    points: sum('points'),
    external: sum('external'),
  };
  const keys = [...new Set(ofStores.map(({ group }) => group.key))];
  return {
    atOnce: { total: totalOf(atOnce), parts: partsOf(atOnce) },
    groups: keys.map((key) => {
      const own = ofStores.filter(({ group }) => group.key === key);
      return {
        key,
        name: keys.length > 1 ? (own[0]?.group.name ?? '') : null,
        rows: own.map(({ step }) => rowOf(step)),
      };
    }),
  };
}
