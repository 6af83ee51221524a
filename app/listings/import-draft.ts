import { type SaveProductDraft, SaveProductInput } from '#app/catalog/index.ts';
import { type ColumnKey, type Header, IMAGE_COLUMNS } from './import-columns.ts';
import type { NamedImage } from './import-product.ts';
import type { Group, ProblemList } from './import-rows.ts';

/** Stands where a value could not be read, so that the rest is still checked. */
export const PLACEHOLDER = {
  text: '확인',
  price: 1_000,
  id: '00000000-0000-4000-8000-000000000000',
} as const;

type Checked = { group: Group; header: Header; list: ProblemList };
type Path = readonly PropertyKey[];

const COLUMN_OF: Record<string, ColumnKey> = {
  sellerCode: 'sellerCode',
  kind: 'kind',
  categorySlug: 'category',
  name: 'name',
  summary: 'summary',
  description: 'description',
  origin: 'origin',
  taxType: 'taxType',
  state: 'state',
  withdrawalException: 'withdrawalException',
  contentMeasure: 'content',
  optionAxes: 'optionAxes',
};

/**
 * The product's own rules, told at the cells that break them. A field that breaks one is replaced and the rest
 * checked again, because rules between fields are only looked at when each field is right.
 */
export function checkDraft(
  draft: SaveProductDraft,
  checked: Checked,
  images: readonly NamedImage[],
  from: number,
): SaveProductInput | null {
  const first = SaveProductInput.safeParse(draft);
  if (first.success) return first.data;
  for (const { path, message } of first.error.issues) tell(checked, images, path, message, from);
  const rest = SaveProductInput.safeParse(
    withPlaceholders(
      draft,
      first.error.issues.map(({ path }) => path),
    ),
  );
  if (!rest.success)
    for (const { path, message } of rest.error.issues) tell(checked, images, path, message, from);
  return null;
}

function tell(
  { group, list }: Checked,
  images: readonly NamedImage[],
  path: Path,
  message: string,
  from: number,
): void {
  const [field, at, part] = path;
  const place = ((): [number, ColumnKey] => {
    if (field === 'variants' && typeof at === 'number')
      return [(group.rows[at] ?? group.rows[0]).number, (part as ColumnKey | undefined) ?? 'price'];
    if (field === 'images' && typeof at === 'number') {
      const image = images[at];
      const alt = IMAGE_COLUMNS.find(([column]) => column === image?.column)?.[1] ?? 'imageAlt';
      return [image?.row ?? group.rows[0].number, alt];
    }
    if (field === 'variants') return [group.rows[0].number, 'optionName'];
    return [group.rows[0].number, COLUMN_OF[String(field)] ?? 'sellerCode'];
  })();
  const known = list.problems.slice(from);
  // What a cell's own reading already told is not told again by the rule that follows from it.
  if (field === 'notice' || (field === 'images' && at === undefined)) return;
  if (known.some(({ row, message: said }) => row === place[0] && said === message)) return;
  list.at(...place, message);
}

function withPlaceholders(draft: SaveProductDraft, paths: readonly Path[]): SaveProductDraft {
  const broken = (field: string, at?: number) =>
    paths.some(([name, i]) => name === field && (at === undefined || i === at));
  const text = (field: 'name' | 'summary' | 'description', value: string) =>
    broken(field) ? PLACEHOLDER.text : value;
  return {
    ...draft,
    sellerCode: broken('sellerCode') ? PLACEHOLDER.text : draft.sellerCode,
    name: text('name', draft.name),
    summary: text('summary', draft.summary),
    description: text('description', draft.description),
    categorySlug: broken('categorySlug') ? PLACEHOLDER.text : draft.categorySlug,
    origin: broken('origin') ? PLACEHOLDER.text : (draft.origin ?? null),
    withdrawalException: broken('withdrawalException') ? null : (draft.withdrawalException ?? null),
    contentMeasure: broken('contentMeasure') ? 'g' : (draft.contentMeasure ?? null),
    optionAxes: broken('optionAxes') || broken('variants') ? [] : (draft.optionAxes ?? []),
    variants: draft.variants.map((variant, at) =>
      broken('variants', at)
        ? {
            sku: `${PLACEHOLDER.text}${at}`,
            optionName: `${PLACEHOLDER.text}${at}`,
            price: PLACEHOLDER.price,
            listPrice: PLACEHOLDER.price,
            stock: 0,
            parts: [],
          }
        : broken('variants') || broken('optionAxes')
          ? { ...variant, optionValues: [] }
          : variant,
    ),
    images: draft.images.length
      ? draft.images.map((image, at) => (broken('images', at) ? { ...image, alt: PLACEHOLDER.text } : image))
      : [{ imageId: PLACEHOLDER.id, alt: PLACEHOLDER.text }],
  };
}
