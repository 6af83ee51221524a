import type { KstDay } from '#app/core/kst.ts';
import { STORE_TYPE_LABEL } from '#app/stores/index.ts';
import { Won } from '../money.tsx';
import { Day } from '../when.tsx';

type Grant = {
  programmeId: string;
  name: string;
  storeTypes: string[] | null;
  districts: string[] | null;
  balance: number;
  endsOn: string;
};

const labels: Record<string, string> = STORE_TYPE_LABEL;

/** Where a grant may be spent, in words. */
function whereOf({ storeTypes, districts }: Grant): string {
  const places = [...(districts ?? []), ...(storeTypes ?? []).map((type) => labels[type] ?? type)];
  return places.length > 0
    ? `${places.join(', ')}에서 쓸 수 있어요`
    : '온통대전 가맹점 어디서나 쓸 수 있어요';
}

/** Each grant with its balance, where it is good and what ends first. */
export function GrantList({ grants }: { grants: readonly Grant[] }) {
  return (
    <ul className="grid gap-3 text-sm">
      {grants.map((grant) => (
        <li key={grant.programmeId}>
          <div className="flex flex-wrap justify-between gap-x-4">
            <span className="font-semibold">{grant.name}</span>
            <Won amount={grant.balance} className="font-bold" />
          </div>
          <p className="text-xs text-ink-2">
            {whereOf(grant)} · <Day day={grant.endsOn as KstDay} />
            부터 차례로 끝나요
          </p>
        </li>
      ))}
    </ul>
  );
}
