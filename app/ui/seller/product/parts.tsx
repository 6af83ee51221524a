import type { ReactNode } from 'react';

const PARTS = { stock: '재고', prices: '판매가', plans: '예약·할인', facts: '이름과 설명' } as const;
type PartName = keyof typeof PARTS;

/** The parts of the page below: a hand on a phone is at its stock in one tap. */
export function PartLinks() {
  return (
    <nav aria-label="상품 화면 안에서 이동">
      <ul className="flex flex-wrap gap-2">
        {Object.entries(PARTS).map(([id, text]) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="inline-flex min-h-11 items-center rounded-full border border-line-2 bg-white px-4 text-sm font-semibold hover:border-ink-2"
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function Part({ id, children }: { id: PartName; children: ReactNode }) {
  return (
    <div id={id} className="scroll-mt-4">
      {children}
    </div>
  );
}
