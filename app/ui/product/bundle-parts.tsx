import { Link } from '@remix-run/react';
import type { BundlePart, ProductDetail } from '#app/catalog/index.server.ts';
import { separately } from '#app/catalog/index.ts';
import type { Krw } from '#app/core/krw.ts';
import { paths } from '#app/http/paths.ts';
import { Won } from '../money.tsx';
import { Picture } from '../picture.tsx';

/** 묶음 구성: what is in the box, option by option, each part a link; nothing for anything else. */
export function BundleParts({ product, covered }: { product: ProductDetail; covered: boolean }) {
  if (!product.isBundle) return null;
  const several = product.variants.length > 1;
  return (
    <section aria-labelledby="bundle-parts" className="rounded-card border border-line p-4">
      <h2 id="bundle-parts" className="text-sm font-bold">
        이 묶음에 든 상품
      </h2>
      {product.variants.map((option) => (
        <div key={option.id} className="mt-1">
          {several && <h3 className="mt-3 text-sm font-semibold">{option.optionName}</h3>}
          <ul className="divide-y divide-line">
            {option.parts.map((part) => (
              <Part key={part.unitId} part={part} covered={covered} />
            ))}
          </ul>
          <Separately price={option.price} sum={separately(option.parts)} />
        </div>
      ))}
    </section>
  );
}

function Part({ part, covered }: { part: BundlePart; covered: boolean }) {
  const name = part.origin ? `${part.name} · ${part.origin}` : part.name;
  return (
    <li className="relative grid grid-cols-[3.5rem_minmax(0,1fr)_auto] items-center gap-3 py-2.5 text-sm">
      <span className="block overflow-hidden rounded-control bg-ground-2">
        {part.imageId && !covered && <Picture imageId={part.imageId} alt="" sizes="3.5rem" />}
      </span>
      <span className="min-w-0">
        <Link to={paths.product(part.productId)} className="after:absolute after:inset-0 hover:underline">
          {name}
        </Link>
        {part.optionName && <span className="block text-xs text-ink-2">{part.optionName}</span>}
        {part.onSale ? (
          <span className="block text-xs text-ink-2">
            따로 사면 <Won amount={part.price} />
          </span>
        ) : (
          <span className="block text-xs text-ink-2">지금은 따로 팔지 않아요</span>
        )}
      </span>
      <strong className="whitespace-nowrap">{part.quantity}개</strong>
    </li>
  );
}

/** Only what the parts are really sold at now is compared with. */
function Separately({ price, sum }: { price: Krw; sum: Krw | null }) {
  if (sum === null) return null;
  return (
    <p className="flex flex-wrap justify-between gap-x-3 border-t border-line pt-2.5 text-sm">
      <span>
        모두 따로 사면 <Won amount={sum} />
      </span>
      {sum > price && (
        <strong className="text-red">
          묶음이 <Won amount={sum - price} /> 더 싸요
        </strong>
      )}
    </p>
  );
}
