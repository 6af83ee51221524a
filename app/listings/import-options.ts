import { type Measure, readContent, type SaveProductDraft } from '#app/catalog/index.ts';
import type { KstDay } from '#app/core/kst.ts';
import { isBlank, readDay, readText, readWhole, readWord, short } from './import-cells.ts';
import { ACTIVE_WORDS, type ColumnKey } from './import-columns.ts';
import { PLACEHOLDER } from './import-draft.ts';
import { cellOf, productCell, type Reading, rowOf, text } from './import-reading.ts';
import type { SheetRow } from './import-rows.ts';

/** A price to come: from a day on, and up to and with another when it is a sale. */
export type ReadSale = { begins: KstDay; ends: KstDay | null; prices: { sku: string; price: number }[] };

/** What the sheet says of a sale or a price to come, checked against the price of now. */
export function readSale(reading: Reading, variants: SaveProductDraft['variants']): ReadSale | null {
  const { group, header, list } = reading;
  const day = (key: 'saleBegins' | 'saleEnds') => {
    const { row, cell } = productCell(reading, key);
    const said = readDay(cell);
    if (said.ok) return said.value;
    list.at(row.number, key, said.message);
    return null;
  };
  const [begins, ends] = [day('saleBegins'), day('saleEnds')];
  const prices = group.rows.flatMap((row, i) => {
    const cell = cellOf(header, row, 'salePrice');
    if (isBlank(cell)) return [];
    const said = readWhole(cell, '원');
    const variant = variants[i];
    if (!said.ok) list.at(row.number, 'salePrice', said.message);
    else if (variant && said.value >= variant.price)
      list.at(row.number, 'salePrice', '할인가는 판매가보다 낮아야 합니다.');
    else if (said.value < 100) list.at(row.number, 'salePrice', '할인가는 100원 이상이어야 합니다.');
    else if (variant) return [{ sku: variant.sku, price: said.value }];
    return [];
  });
  if (prices.length > 0 && !begins)
    list.at(
      rowOf(reading, 'saleBegins'),
      'saleBegins',
      '할인가가 있으면 할인을 시작하는 날을 입력해 주세요.',
    );
  if (begins && ends && ends < begins)
    list.at(rowOf(reading, 'saleEnds'), 'saleEnds', '할인 종료일은 시작일과 같거나 뒤여야 합니다.');
  return begins && prices.length > 0 ? { begins, ends, prices } : null;
}

/** `사과-3kg*2, 배-5kg`: what a bundle's option is made of, by option code; once is not written. */
function readParts({ header, list }: Reading, row: SheetRow): { sku: string; quantity: number }[] {
  const said = readText(cellOf(header, row, 'parts'));
  if (!said.ok) {
    list.at(row.number, 'parts', said.message);
    return [];
  }
  const words = said.value.split(/[,\n]/).map((word) => word.trim());
  return words.filter(Boolean).flatMap((word) => {
    const [, sku = '', times = '1'] = /^(.+?)(?:\s*[*×]\s*(\d{1,4}))?$/.exec(word) ?? [];
    if (sku && !/[*×]/.test(sku)) return [{ sku, quantity: Number(times) }];
    list.at(
      row.number,
      'parts',
      `'${short(word)}'은(는) 읽을 수 없습니다. '옵션코드*수량'을 쉼표로 나누어 입력해 주세요.`,
    );
    return [];
  });
}

type ReadVariants = Pick<SaveProductDraft, 'variants' | 'contentMeasure' | 'optionAxes'>;

/** One option a row. */
export function readVariants(reading: Reading): ReadVariants {
  const { group, header, list } = reading;
  const number = (row: SheetRow, key: ColumnKey, unit: '원' | '개', blank?: number): number => {
    const cell = cellOf(header, row, key);
    if (isBlank(cell)) {
      if (blank !== undefined) return blank;
      list.at(row.number, key, '비어 있습니다. 숫자를 입력해 주세요.');
      return PLACEHOLDER.price;
    }
    const said = readWhole(cell, unit);
    if (said.ok) return said.value;
    list.at(row.number, key, said.message);
    return PLACEHOLDER.price;
  };
  const words = (row: SheetRow, key: ColumnKey, unsaid: string): string => {
    const said = readText(cellOf(header, row, key));
    if (said.ok) return said.value || unsaid;
    list.at(row.number, key, said.message);
    return unsaid;
  };
  const axes = text(reading, 'optionAxes')
    .split('/')
    .map((axis) => axis.trim())
    .filter(Boolean);
  let measure: Measure | null = null;
  const content = (row: SheetRow): number | null => {
    const typed = words(row, 'content', '');
    const said = typed ? readContent(typed) : null;
    if (typed && !said)
      list.at(
        row.number,
        'content',
        `'${short(typed)}'은(는) 읽을 수 없습니다. 500g, 1.5kg, 300ml, 10개처럼 입력해 주세요.`,
      );
    if (said && measure && said.measure !== measure)
      list.at(row.number, 'content', '같은 상품의 옵션은 무게, 부피, 개수 가운데 하나로 맞춰 주세요.');
    measure ??= said?.measure ?? null;
    return said?.amount ?? null;
  };
  const restock = (row: SheetRow) => {
    const said = readDay(cellOf(header, row, 'restockOn'));
    if (said.ok) return said.value;
    list.at(row.number, 'restockOn', said.message);
    return null;
  };
  const several = group.rows.length > 1;
  const seen = { optionName: new Map<string, number>(), sku: new Map<string, number>() };
  const variants = group.rows.map((row, at) => {
    const clashes = list.problems.length;
    const optionName = words(row, 'optionName', '');
    const sku = words(row, 'sku', several ? '' : group.code);
    if (several && !optionName)
      list.at(row.number, 'optionName', '비어 있습니다. 옵션이 둘 이상이면 모두 이름이 있어야 합니다.');
    if (several && !sku)
      list.at(row.number, 'sku', '비어 있습니다. 옵션이 둘 이상이면 옵션마다 다른 코드를 입력해 주세요.');
    for (const [key, typed] of [
      ['optionName', optionName],
      ['sku', sku],
    ] as const) {
      const first = seen[key].get(typed);
      if (typed && first !== undefined)
        list.at(
          row.number,
          key,
          `'${short(typed)}'은(는) ${first}행에 이미 있습니다. 옵션마다 다르게 써 주세요.`,
        );
      else seen[key].set(typed, row.number);
    }
    const unsure = list.problems.length > clashes;
    const price = number(row, 'price', '원');
    const parts = readParts(reading, row);
    const active = cellOf(header, row, 'active');
    const selling = isBlank(active) ? ({ ok: true, value: 'yes' } as const) : readWord(active, ACTIVE_WORDS);
    if (!selling.ok) list.at(row.number, 'active', selling.message);
    return {
      sku: unsure ? `${group.code}/${at}` : sku,
      optionName: unsure ? `${PLACEHOLDER.text}${at}` : optionName,
      price,
      listPrice: number(row, 'listPrice', '원', price),
      stock: number(row, 'stock', '개', isBlank(cellOf(header, row, 'parts')) ? undefined : 0),
      parts,
      active: !selling.ok || selling.value === 'yes',
      optionValues:
        axes.length === 0 ? [] : unsure ? axes : optionName.split('/').map((value) => value.trim()),
      contentAmount: content(row),
      restockOn: restock(row),
    };
  });
  return { variants, contentMeasure: measure, optionAxes: axes };
}
