import type { ReactNode } from 'react';
import { KIND_LABEL, unitPrice, unitPriceText } from '#app/catalog/index.ts';
import { paths } from '#app/http/paths.ts';
import type { CardRow } from '#app/listings/index.ts';
import { STORE_TYPE_LABEL } from '#app/stores/index.ts';
import { AdultCover, AdultMark } from './adult.tsx';
import { BrowseLink } from './browse-link.tsx';
import { classNames } from './class-names.ts';
import { Badge } from './feedback.tsx';
import { Kept } from './kept-markup.tsx';
import { CashbackChip, Price } from './money.tsx';
import { Picture } from './picture.tsx';
import { Rating } from './rating.tsx';
import { WishButton } from './wish-button.tsx';

/** A card row and, when a programme applies, what paying with the wallet gives back. */
export type ProductCardProps = {
  card: CardRow & { wished?: boolean; covered?: boolean };
  cashback?: number | undefined;
  /** In sight when the page opens; `first`: its picture is the largest thing then. */
  eager?: boolean | 'first';
  /** Whether the tag stands on the picture; a ranking puts its place there. */
  tagged?: boolean;
};

const tagOf = (card: CardRow): string | null => {
  if (card.kind !== 'goods') return KIND_LABEL[card.kind];
  if (card.isBundle) return '묶음';
  return card.storeType === 'general' ? null : STORE_TYPE_LABEL[card.storeType];
};

/** The market before the store, unless the store's own name begins with it. */
const placeOf = ({ marketName, storeName }: CardRow): string =>
  marketName && !storeName.startsWith(marketName) ? `${marketName} · ${storeName}` : storeName;

const LONGEST_NAME = 34;
/** A long name is cut here and not by a line clamp, which would hide the origin that must stand beside it. */
const shortName = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;

/** Picture, tag, store, name with its origin in the same size and colour, price, cashback: the same order everywhere. */
export function ProductCard(props: ProductCardProps) {
  return (
    <Kept as="article" className="group relative grid content-start gap-1" facts={['product-card', props]}>
      <CardInside {...props} />
    </Kept>
  );
}

function CardInside({ card, cashback, eager = false, tagged = true }: ProductCardProps) {
  const tag = tagged ? tagOf(card) : null;
  return (
    <>
      <div className="relative mb-1.5 overflow-hidden rounded-card bg-ground-2">
        {card.covered ? (
          <AdultCover />
        ) : (
          <Picture
            imageId={card.imageId}
            alt=""
            avif={card.imageAvif}
            eager={eager}
            sizes="(min-width: 64rem) 220px, (min-width: 40rem) 30vw, 45vw"
            className={classNames(
              'transition-transform duration-300 group-hover:scale-103',
              card.soldOut && 'opacity-50',
            )}
          />
        )}
        {(tag || card.adultOnly) && (
          <span className="absolute left-2 top-2 flex gap-1">
            {card.adultOnly && <AdultMark />}
            {tag && <Badge tone="white">{tag}</Badge>}
          </span>
        )}
        <WishButton
          productId={card.id}
          name={card.name}
          wished={card.wished ?? false}
          onPicture={card.soldOut ? 'above-sold-out' : 'bottom'}
        />
        {card.soldOut && (
          <span className="absolute inset-x-0 bottom-0 bg-ink/85 py-1.5 text-center text-xs font-bold text-white">
            품절
          </span>
        )}
      </div>
      <p className="truncate text-xs text-ink-2">{placeOf(card)}</p>
      <h3 className="text-sm font-medium leading-[1.45] tracking-normal">
        <BrowseLink to={paths.product(card.id)} className="whole-card">
          {card.origin ? `${shortName(card.name)} · ${card.origin}` : shortName(card.name)}
        </BrowseLink>
      </h3>
      <Price price={card.price} listPrice={card.listPrice} varies={card.priceVaries} />
      <UnitPriceLine card={card} />
      {card.walletPayable ? (
        cashback !== undefined && cashback > 0 && <CashbackChip amount={cashback} />
      ) : (
        <p>
          <Badge>온통대전 결제 불가</Badge>
        </p>
      )}
      {card.ratingCount > 0 && <Rating count={card.ratingCount} sum={card.ratingSum} />}
    </>
  );
}

function UnitPriceLine({ card }: { card: CardRow }) {
  const each = unitPrice(card.price, card.contentAmount, card.contentMeasure);
  return each && <p className="text-2xs text-ink-3">{unitPriceText(each)}</p>;
}

/** Two, three, four, five beside each other; with `row` a line that scrolls sideways on phones; `beside` filters one less. */
export function ProductGrid({
  children,
  row = false,
  beside = false,
}: {
  children: ReactNode;
  row?: boolean;
  beside?: boolean;
}) {
  const most = beside ? 'lg:grid-cols-3 xl:grid-cols-4' : 'lg:grid-cols-4 xl:grid-cols-5';
  return (
    <ul
      className={
        row
          ? 'scroll-row -mx-4 scroll-px-4 snap-x gap-3 px-4 pb-1 *:w-[44%] *:shrink-0 *:snap-start sm:*:w-[30%] lg:mx-0 lg:grid lg:grid-cols-5 lg:gap-5 lg:overflow-visible lg:px-0 lg:*:w-auto'
          : classNames(
              'grid grid-cols-2 *:nth-[n+7]:card-when-near gap-x-3 gap-y-7 sm:grid-cols-3 lg:gap-x-5 lg:gap-y-10',
              most,
            )
      }
    >
      {children}
    </ul>
  );
}
