import { AUDIT_LABEL, DESK_LABEL } from '#app/audit/index.ts';
import { KIND_LABEL, PRODUCT_STATE_LABEL, TAX_LABEL } from '#app/catalog/index.ts';

/** One fact before and after, in words. */
export type Change = { label: string; before: string; after: string };
export type ShownAct = {
  id: string;
  at: Date;
  act: string;
  who: string;
  reason: string | null;
  changes: Change[];
};

/** What a desk calls the facts of a product; others (ids, copies) tell a person nothing and are left out. */
const FACT_LABEL: Readonly<Record<string, string>> = {
  name: '상품명',
  summary: '한 줄 소개',
  description: '상품 설명',
  origin: '원산지',
  taxType: '과세 여부',
  state: '판매 상태',
  adultOnly: '성인 상품',
  withdrawalException: '청약철회 제한',
  notice: '상품정보제공고시',
  attributes: '속성',
  optionAxes: '옵션 구분',
  terms: '상품 유형의 조건',
  categoryId: '카테고리',
};
/** Facts by option code rather than by name. */
const BY_OPTION: Readonly<Record<string, string>> = {
  'catalog.correct-prices': '원',
  'catalog.count-stock': '개',
};
const WORDS: Readonly<Record<string, string>> = { ...PRODUCT_STATE_LABEL, ...TAX_LABEL, ...KIND_LABEL };
const LONGEST = 300;

type Row = {
  id: string;
  at: Date;
  actorKind: string;
  action: string;
  before: unknown;
  after: unknown;
  reason: string | null;
};

const isFacts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function wordOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '없음';
  if (typeof value === 'boolean') return value ? '예' : '아니오';
  const text = typeof value === 'string' ? (WORDS[value] ?? value) : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Facts of facts (a product notice) field by field, only those that differ. */
function within(label: string, before: unknown, after: unknown): Change[] {
  if (!isFacts(before) || !isFacts(after)) return [{ label, before: wordOf(before), after: wordOf(after) }];
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .map((field) => ({
      label: `${label} · ${field}`,
      before: wordOf(before[field]),
      after: wordOf(after[field]),
    }))
    .filter((change) => change.before !== change.after);
}

function changesOf({ action, before, after }: Row): Change[] {
  if (!isFacts(before) || !isFacts(after)) return [];
  const unit = BY_OPTION[action];
  if (unit)
    return Object.keys(after).map((sku) => ({
      label: `옵션 ${sku}`,
      before: `${Number(before[sku]).toLocaleString('ko-KR')}${unit}`,
      after: `${Number(after[sku]).toLocaleString('ko-KR')}${unit}`,
    }));
  return Object.keys(after).flatMap((fact) => {
    const label = FACT_LABEL[fact];
    if (!label) return [];
    if (fact === 'categoryId') return [{ label, before: '다른 카테고리', after: '지금 카테고리' }];
    return within(label, before[fact], after[fact]);
  });
}

/** What was done to a product, in the words of the desk. */
export const shownActs = (rows: readonly Row[]): ShownAct[] =>
  rows.map((row) => ({
    id: row.id,
    at: row.at,
    act: AUDIT_LABEL[row.action] ?? row.action,
    who: DESK_LABEL[row.actorKind] ?? row.actorKind,
    reason: row.reason,
    changes: changesOf(row),
  }));
