import { formatWon } from '#app/core/krw.ts';
import { STORE_TYPE_LABEL, type StoreType } from '#app/stores/index.ts';
import {
  BENEFIT_GROUP_LABEL,
  type Bucket,
  FUNDER_LABEL,
  type FunderKind,
  type ProgrammeTerms,
  rateText,
  spokenWon,
} from '#app/wallet/index.ts';

const BUCKET_LABEL: Record<Bucket, string> = { charged: '충전금', cashback: '캐시백', grant: '정책수당' };

const listed = (words: readonly string[]): string => words.join('·');

function storesInWords(terms: ProgrammeTerms, marketNames: ReadonlyMap<string, string>): string {
  const { districts, storeTypes, marketIds, maxYearlySales } = terms.storeScope;
  const narrowed = [
    districts && `${listed(districts)}에 있는`,
    marketIds && `${listed(marketIds.map((id) => marketNames.get(id) ?? '지정 시장'))}의`,
    maxYearlySales !== null && `연매출 ${spokenWon(maxYearlySales)} 이하인`,
  ].filter(Boolean);
  const kind = storeTypes
    ? `${listed(storeTypes.map((type) => STORE_TYPE_LABEL[type as StoreType] ?? type))} 상점`
    : '캐시백 가맹점';
  return [...narrowed, storeTypes || narrowed.length > 0 ? kind : `모든 ${kind}`].join(' ');
}

/** A cashback programme's rule as a shopper reads it: what of it, and how it is. */
export function programmeRule(
  terms: ProgrammeTerms & { funderKind: FunderKind },
  marketNames: ReadonlyMap<string, string>,
): { term: string; text: string }[] {
  return [
    {
      term: '캐시백',
      text: `${listed(terms.baseBuckets.map((b) => BUCKET_LABEL[b]))}으로 낸 금액의 ${rateText(terms.tiers)}${
        terms.tiers.length > 1 || terms.tiers[0]?.upTo ? ' (한 달 동안 쓴 금액 기준)' : ''
      }`,
    },
    { term: '한 사람 한도', text: `한 달에 ${formatWon(terms.personalMonthlyCap)}까지` },
    { term: '대상 상점', text: storesInWords(terms, marketNames) },
    {
      term: '대상 회원',
      text: terms.benefitGroups
        ? listed(terms.benefitGroups.map((group) => BENEFIT_GROUP_LABEL[group]))
        : '온통대전 회원 누구나',
    },
    {
      term: '받는 때',
      text: terms.payout === 'paid' ? '결제하면 바로' : '구매가 확정되면',
    },
    {
      term: '쓸 수 있는 기간',
      text: terms.validDays === null ? '받은 날부터 5년' : `받은 날부터 ${terms.validDays}일`,
    },
    {
      term: '함께 받기',
      text: terms.exclusiveGroup
        ? '비슷한 캐시백 가운데 가장 큰 하나만 받아요'
        : '다른 캐시백과 함께 받을 수 있어요',
    },
    {
      term: '예산이 끝날 때',
      text:
        terms.atBudgetEnd === 'partial'
          ? '남은 예산만큼만 드려요. 모두 쓰면 결제는 되지만 캐시백은 0원이에요'
          : '캐시백 전액을 드릴 수 없으면 0원이에요. 결제는 그대로 할 수 있어요',
    },
    { term: '재원', text: `${terms.funder} (${FUNDER_LABEL[terms.funderKind]})` },
  ];
}
