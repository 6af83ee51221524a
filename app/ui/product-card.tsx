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

const LONGEST_PIECE = 12;
/** A short origin goes to the next line as a whole. */
const Origin = ({ origin }: { origin: string }) => (
  <span className={classNames(origin.length <= LONGEST_PIECE && 'whitespace-nowrap')}>{origin}</span>
);

/** Picture, tag, store, name with its origin in the same size and colour, price, cashback: the same order everywhere. */
export function ProductCard(props: ProductCardProps) {
  return (
    <Kept as="article" className="card group relative" facts={['product-card', props]}>
      <CardInside {...props} />
    </Kept>
  );
}

function CardInside({ card, cashback, eager = false, tagged = true }: ProductCardProps) {
  const tag = tagged ? tagOf(card) : null;
  return (
    <>
      <div className="relative mb-2 overflow-hidden rounded-card bg-ground-2">
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
          {card.origin ? `${shortName(card.name)} · ` : shortName(card.name)}
          {card.origin && <Origin origin={card.origin} />}
        </BrowseLink>
      </h3>
      <div className="self-end">
        <Price price={card.price} listPrice={card.listPrice} varies={card.priceVaries} />
      </div>
      <UnitPriceLine card={card} />
      <p>
        {!card.walletPayable && <Badge>온통대전 결제 불가</Badge>}
        {card.walletPayable && cashback !== undefined && cashback > 0 && <CashbackChip amount={cashback} />}
      </p>
      <div>{card.ratingCount > 0 && <Rating count={card.ratingCount} sum={card.ratingSum} />}</div>
    </>
  );
}

function UnitPriceLine({ card }: { card: CardRow }) {
  const each = unitPrice(card.price, card.contentAmount, card.contentMeasure);
  return <p className="text-2xs text-ink-3">{each && unitPriceText(each)}</p>;
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
          ? 'card-grid scroll-aside -mx-4 auto-cols-[44%] grid-flow-col scroll-px-4 snap-x gap-x-3 px-4 pb-1 *:snap-start sm:auto-cols-[30%] lg:mx-0 lg:-mb-10 lg:grid-flow-row lg:grid-cols-5 lg:gap-x-5 lg:overflow-visible lg:px-0 lg:pb-0 lg:*:pb-10'
          : classNames(
              'card-grid -mb-7 grid-cols-2 gap-x-3 *:pb-7 sm:grid-cols-3 lg:-mb-10 lg:gap-x-5 lg:*:pb-10',
              most,
            )
      }
    >
      {children}
    </ul>
  );
}
