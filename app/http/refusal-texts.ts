import { type CatalogRefusal, NOTICE_TEMPLATES } from '#app/catalog/index.ts';
import type { FilesRefusal } from '#app/files/index.ts';
import type { LimitRefusal } from '#app/limits/index.ts';
import type { StoresRefusal } from '#app/stores/index.ts';

type AnyRefusal = LimitRefusal | FilesRefusal | StoresRefusal | CatalogRefusal;

/** Status, sentence, and the field it belongs beside (none: over the form). */
type Answer = [status: number, text: string, field?: string];
/** A new refusal does not compile until it has a status and a sentence. */
type Texts = { [C in AnyRefusal['code']]: (reason: Extract<AnyRefusal, { code: C }>) => Answer };

const waiting = (seconds: number): string => (seconds < 90 ? `${seconds}초` : `${Math.ceil(seconds / 60)}분`);

const texts: Texts = {
  'limits/too-many': (r) => [429, `시도가 너무 많았습니다. ${waiting(r.seconds)} 뒤에 다시 시도해 주세요.`],
  'files/not-an-image': () => [400, 'JPEG, PNG, WebP 사진만 올릴 수 있습니다.', 'image'],
  'files/image-too-large': (r) => [400, `사진은 ${r.maxMegabytes}MB까지 올릴 수 있습니다.`, 'image'],
  'files/image-too-small': (r) => [400, `사진의 짧은 쪽이 ${r.minPixels}픽셀 이상이어야 합니다.`, 'image'],
  'stores/not-found': () => [404, '상점을 찾을 수 없습니다.'],
  'stores/market-not-found': (r) => [400, `'${r.slug}' 시장을 찾을 수 없습니다.`, 'marketSlug'],
  'catalog/category-not-found': (r) => [400, `'${r.slug}' 카테고리를 찾을 수 없습니다.`, 'categorySlug'],
  'catalog/category-has-children': () => [400, '더 작은 카테고리를 골라 주세요.', 'categorySlug'],
  'catalog/notice-type-differs': (r) => [
    400,
    `이 카테고리는 '${NOTICE_TEMPLATES[r.expected].label}' 고시 항목을 써야 합니다.`,
    'noticeType',
  ],
  'catalog/image-not-found': () => [400, '사진을 다시 올려 주세요.', 'images'],
  'catalog/kind-is-fixed': () => [
    409,
    '등록한 상품의 유형은 바꿀 수 없습니다. 새 상품으로 등록해 주세요.',
    'kind',
  ],
};

export function answerRefusal(reason: { code: string }): { status: number; text: string; field?: string } {
  const write = (texts as Record<string, ((r: never) => Answer) | undefined>)[reason.code];
  if (!write) throw new Error(`no sentence for refusal ${reason.code}`);
  const [status, text, field] = write(reason as never);
  return field === undefined ? { status, text } : { status, text, field };
}
