import { classNames } from '../class-names.ts';
import { Part } from './part.tsx';

/** What stands on what, with its contrast as WCAG counts it; the unit test computes the same pairs from the tokens. */
const GROUNDS = [
  { name: '글자 ink', look: 'bg-white text-ink' },
  { name: '보조 글자 ink-2', look: 'bg-white text-ink-2' },
  { name: '취소선·개수 ink-3', look: 'bg-white text-ink-3' },
  { name: '보조 글자, 띠 위', look: 'bg-ground-2 text-ink-2' },
  { name: '주요 단추', look: 'bg-warm-600 text-white' },
  { name: '고른 옵션', look: 'bg-warm-50 text-warm-700' },
  { name: '지갑', look: 'bg-teal-700 text-white' },
  { name: '캐시백', look: 'bg-teal-50 text-teal-700' },
  { name: '할인·빼는 금액', look: 'bg-white text-red' },
  { name: '오류', look: 'bg-red-50 text-red' },
  { name: '어두운 단추', look: 'bg-ink text-white' },
] as const;

const SIZES = [
  { name: '4xl · 38', look: 'text-4xl font-heavy' },
  { name: '3xl · 30', look: 'text-3xl font-heavy' },
  { name: '2xl · 26', look: 'text-2xl font-heavy' },
  { name: 'xl · 22', look: 'text-xl font-heavy' },
  { name: 'lg · 19', look: 'text-lg font-bold' },
  { name: 'md · 17', look: 'text-md font-bold' },
  { name: 'base · 16', look: 'text-base' },
  { name: 'sm · 15', look: 'text-sm' },
  { name: 'xs · 13.5', look: 'text-xs' },
  { name: '2xs · 12.5', look: 'text-2xs' },
] as const;

export function Foundations() {
  return (
    <>
      <Part
        id="colours"
        title="색"
        lead="따뜻한 색은 누르는 곳, 초록은 온통대전, 빨강은 할인과 빼는 금액에만 써요."
      >
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4">
          {GROUNDS.map(({ name, look }) => (
            <li
              key={name}
              className={classNames(
                'grid min-h-22 content-end rounded-card border border-line p-3 text-sm font-semibold',
                look,
              )}
            >
              {name}
            </li>
          ))}
        </ul>
      </Part>
      <Part
        id="type"
        title="글자"
        lead="Pretendard 하나로, 크기와 굵기만 바꿔요. 낱말은 가운데서 끊지 않아요."
      >
        <ul className="grid gap-3">
          {SIZES.map(({ name, look }) => (
            <li key={name} className="grid items-baseline gap-x-5 sm:grid-cols-[6rem_1fr]">
              <span className="text-xs text-ink-2">{name}</span>
              <span className={look}>대전의 시장과 마을이 한 장바구니에 12,900원</span>
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}
