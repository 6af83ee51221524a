import type { CartRefusal } from '#app/cart/index.ts';
import { bundlePartText, type CatalogRefusal, NOTICE_TEMPLATES } from '#app/catalog/index.ts';
import type { CheckoutRefusal } from '#app/checkout/index.ts';
import type { ClaimRefusal } from '#app/claims/index.ts';
import { formatNumber, formatWon } from '#app/core/krw.ts';
import type { DisplaysRefusal } from '#app/displays/index.ts';
import type { FilesRefusal } from '#app/files/index.ts';
import type { IdentityRefusal } from '#app/identity/index.ts';
import type { InterestRefusal } from '#app/interests/index.ts';
import type { InventoryRefusal } from '#app/inventory/index.ts';
import type { LedgerRefusal } from '#app/ledger/index.ts';
import type { LimitRefusal } from '#app/limits/index.ts';
import type { OrderRefusal } from '#app/orders/index.ts';
import type { PromotionRefusal } from '#app/promotions/index.ts';
import type { RefundRefusal } from '#app/refunds/index.ts';
import type { ReviewsRefusal } from '#app/reviews/index.ts';
import type { StoresRefusal } from '#app/stores/index.ts';
import { PROGRAMME_STATE_LABEL, type TestbedRefusal } from '#app/testbed/index.ts';
import type { WalletRefusal } from '#app/wallet/index.ts';

type AnyRefusal =
  | CartRefusal
  | CatalogRefusal
  | CheckoutRefusal
  | ClaimRefusal
  | DisplaysRefusal
  | FilesRefusal
  | IdentityRefusal
  | InterestRefusal
  | InventoryRefusal
  | LedgerRefusal
  | LimitRefusal
  | OrderRefusal
  | PromotionRefusal
  | RefundRefusal
  | ReviewsRefusal
  | StoresRefusal
  | TestbedRefusal
  | WalletRefusal;

/** Status, sentence, and the field it belongs beside (none: over the form). */
type Answer = [status: number, text: string, field?: string];
/** A new refusal does not compile until it has a status and a sentence. */
type Texts = { [C in AnyRefusal['code']]: (reason: Extract<AnyRefusal, { code: C }>) => Answer };

const waiting = (seconds: number): string => (seconds < 90 ? `${seconds}초` : `${Math.ceil(seconds / 60)}분`);
const CHANGED =
  '그사이 금액이나 혜택이 바뀌었습니다. 바뀐 내용을 확인한 뒤 다시 결제해 주세요. 결제된 금액은 없습니다.';

const GIFT_LIMIT = {
  gift: (left: string) => `한 번에 ${left}까지 선물할 수 있습니다.`,
  day: (left: string) => `오늘은 ${left}까지 더 선물할 수 있습니다.`,
  month: (left: string) => `이번 달에는 ${left}까지 더 선물할 수 있습니다.`,
} as const;
const GIFT_OVER = {
  sent: '아직 받지 않은 선물입니다.',
  accepted: '이미 받은 선물입니다.',
  declined: '받는 분이 거절한 선물입니다. 금액은 보낸 분에게 돌아갔습니다.',
  cancelled: '보낸 분이 취소한 선물입니다.',
  lapsed: '받을 수 있는 기한이 지난 선물입니다. 금액은 보낸 분에게 돌아갔습니다.',
} as const;

const WEAK_PASSWORD = {
  common: '많은 사람이 써서 쉽게 알아낼 수 있는 비밀번호입니다. 다른 비밀번호를 정해 주세요.',
  'mall-name': '비밀번호에 이 쇼핑몰의 이름을 넣을 수 없습니다.',
  'own-email': '비밀번호에 이메일의 아이디를 넣을 수 없습니다.',
  'own-name': '비밀번호에 이름을 넣을 수 없습니다.',
} as const;

const texts: Texts = {
  'limits/too-many': (r) => [429, `시도가 너무 많았습니다. ${waiting(r.seconds)} 뒤에 다시 시도해 주세요.`],
  'catalog/category-not-found': (r) => [404, `카테고리 ‘${r.slug}’을(를) 찾을 수 없습니다.`, 'categorySlug'],
  'catalog/category-has-children': () => [
    409,
    '하위 카테고리가 있는 카테고리에는 상품을 올릴 수 없습니다. 가장 아래 카테고리를 골라 주세요.',
    'categorySlug',
  ],
  'catalog/notice-type-differs': (r) => [
    409,
    `이 카테고리는 ‘${NOTICE_TEMPLATES[r.expected].label}’ 고시를 씁니다.`,
    'noticeType',
  ],
  'catalog/category-too-deep': (r) => [
    409,
    `‘${r.slug}’ 아래에는 카테고리를 더 만들 수 없습니다.`,
    'parentSlug',
  ],
  'catalog/attribute': (r) => [400, `‘${r.problem.label}’ 속성을 확인해 주세요.`, 'attributes'],
  'catalog/product-not-found': () => [404, '상품을 찾을 수 없습니다.'],
  'catalog/illegal-move': () => [409, '지금 상태에서는 할 수 없습니다. 상품의 판매상태를 확인해 주세요.'],
  'catalog/changed-meanwhile': () => [
    409,
    '그사이 내용이 바뀌었습니다. 바뀐 내용을 확인한 뒤 다시 눌러 주세요. 저장한 것은 없습니다.',
  ],
  'catalog/plan-in-the-past': () => [409, '이미 끝난 기간에는 할인을 예약할 수 없습니다.', 'endsAt'],
  'catalog/plan-overlaps': () => [409, '같은 옵션에 기간이 겹치는 할인이 이미 있습니다.', 'beginsAt'],
  'catalog/plan-is-over': () => [409, '이미 끝난 할인입니다.'],
  'catalog/sale-not-lower': () => [409, '할인가는 지금 판매가보다 낮아야 합니다.', 'prices'],
  'catalog/bundle-part': (r) => [409, bundlePartText(r), 'variants'],
  'catalog/bundle-is-fixed': () => [
    409,
    '묶음 상품과 단품은 서로 바꿀 수 없습니다. 다른 상품코드로 올려 주세요.',
    'variants',
  ],
  'catalog/part-tax-is-fixed': () => [
    409,
    '묶음에 든 상품이라 과세 여부를 바꿀 수 없습니다. 먼저 묶음 구성에서 빼 주세요.',
    'taxType',
  ],
  'catalog/image-not-found': () => [404, '이미지를 다시 올려 주세요.', 'images'],
  'catalog/kind-is-fixed': () => [409, '이미 올린 상품의 유형은 바꿀 수 없습니다.', 'kind'],
  'displays/not-found': () => [404, '이미 지워졌거나 없는 진열입니다.'],
  'displays/product-not-found': () => [404, '없는 상품이 들어 있습니다. 상품 주소를 확인해 주세요.', 'picks'],
  'displays/category-not-found': () => [
    404,
    '없는 카테고리입니다. 카테고리 주소를 확인해 주세요.',
    'categorySlug',
  ],
  'files/not-an-image': () => [400, 'JPG, PNG, WebP 이미지만 올릴 수 있습니다.', 'images'],
  'files/image-too-large': (r) => [413, `이미지는 ${r.maxMegabytes}MB까지 올릴 수 있습니다.`, 'images'],
  'files/image-too-small': (r) => [400, `이미지는 가로세로 ${r.minPixels}픽셀 이상이어야 합니다.`, 'images'],
  'reviews/not-a-buyer': () => [403, '받아 보신 상품에만, 산 분만 리뷰를 쓸 수 있습니다.'],
  'reviews/not-found': () => [404, '이미 지웠거나 없는 리뷰입니다.'],
  'stores/not-found': () => [404, '상점을 찾을 수 없습니다.'],
  'stores/changed-meanwhile': () => [
    409,
    '그사이 상점 정보가 바뀌었습니다. 바뀐 내용을 확인한 뒤 다시 저장해 주세요. 저장한 것은 없습니다.',
  ],
  'stores/closure-is-over': (r) => [
    400,
    `${r.lastDay}에 이미 끝난 휴무는 넣을 수 없습니다. 날짜를 확인해 주세요.`,
    'closures',
  ],
  'stores/market-not-found': (r) => [404, `전통시장 ‘${r.slug}’을(를) 찾을 수 없습니다.`],
  'interests/product-not-found': () => [404, '상품을 찾을 수 없습니다.'],
  'interests/store-not-found': () => [404, '상점을 찾을 수 없습니다.'],
  'interests/in-stock': () => [409, '지금 바로 살 수 있는 옵션입니다.'],
  'interests/full': (r) => [409, `찜은 ${r.most.toLocaleString('ko-KR')}개까지 할 수 있습니다.`],
  'interests/restocks-full': (r) => [
    409,
    `재입고 알림은 한 번에 ${r.most.toLocaleString('ko-KR')}개까지 받을 수 있습니다. 기다리지 않는 알림을 먼저 꺼 주세요.`,
  ],
  'interests/prices-full': (r) => [
    409,
    `가격 인하 알림은 ${r.most.toLocaleString('ko-KR')}개까지 받을 수 있습니다. 기다리지 않는 알림을 먼저 꺼 주세요.`,
  ],
  'interests/follows-full': (r) => [
    409,
    `단골 상점은 ${r.most.toLocaleString('ko-KR')}곳까지 맺을 수 있습니다. 다른 단골을 먼저 풀어 주세요.`,
  ],
  'testbed/not-found': () => [404, '테스트베드 기획을 찾을 수 없습니다.'],
  'testbed/no-certificate': () => [
    409,
    '벤처창업기업·사회적기업·마을기업 확인서가 시험 마지막 날까지 유효해야 신청하고 승인할 수 있습니다.',
  ],
  'testbed/foreign-product': () => [409, '우리 상점의 상품만 시험에 넣을 수 있습니다.', 'productIds'],
  'testbed/wrong-state': (r) => [
    409,
    `지금은 ‘${PROGRAMME_STATE_LABEL[r.state]}’ 단계라서 할 수 없는 일입니다.`,
  ],
  'testbed/period-over': () => [
    409,
    '시험 기간이 이미 지났습니다. 기간을 고쳐 다시 신청해 주세요.',
    'endsOn',
  ],
  'testbed/not-a-buyer': () => [403, '이 시험의 상품을 산 분만, 산 상품마다 한 번 답할 수 있습니다.'],
  'cart/not-for-sale': () => [409, '지금은 판매하지 않는 상품입니다.'],
  'cart/needs-adult': () => [403, '성인만 살 수 있는 상품입니다. 본인인증으로 성인임을 확인해 주세요.'],
  'cart/full': (r) => [409, `장바구니에는 상품을 ${r.most}가지까지 담을 수 있습니다.`],
  'cart/stock': (r) => [
    409,
    r.left > 0 ? `지금 살 수 있는 수량은 ${formatNumber(r.left)}개입니다.` : '품절된 상품입니다.',
    'quantity',
  ],
  'checkout/empty': () => [409, '주문할 상품을 먼저 골라 주세요.'],
  'checkout/changed': () => [409, CHANGED],
  'checkout/not-enough-together': (r) => [
    409,
    `‘${r.name}’은(는) 함께 담은 묶음과 단품을 더하면 남은 수량보다 많습니다. 수량을 줄여 주세요.`,
  ],
  'checkout/sold-out': (r) => [
    409,
    r.left > 0
      ? `‘${r.name}’은(는) 지금 ${formatNumber(r.left)}개까지 살 수 있습니다. 수량을 줄여 주세요.`
      : `‘${r.name}’은(는) 품절되었습니다. 장바구니에서 빼고 다시 주문해 주세요.`,
  ],
  'checkout/needs-address': () => [400, '받는 분, 연락처, 우편번호와 주소를 모두 입력해 주세요.', 'address'],
  'checkout/needs-adult': () => [403, '성인만 살 수 있는 상품이 있습니다. 본인인증을 먼저 해 주세요.'],
  'checkout/needs-password': () => [
    400,
    '비회원 주문 조회에 쓸 주문 비밀번호를 8자 이상 정해 주세요.',
    'orderPassword',
  ],
  'checkout/method-limit': (r) => [
    409,
    r.maximum === null
      ? `이 결제 수단은 ${formatWon(r.minimum)}부터 쓸 수 있습니다.`
      : `이 결제 수단은 ${formatWon(r.minimum)}부터 ${formatWon(r.maximum)}까지 쓸 수 있습니다.`,
    'method',
  ],
  'checkout/key-reused': () => [
    409,
    '이미 처리한 주문서입니다. 주문 내역을 확인하거나 주문서를 새로고침해 주세요.',
  ],
  'checkout/payment-not-found': () => [404, '결제 정보를 찾을 수 없습니다.'],
  'checkout/tampered': () => [
    409,
    '결제 정보가 주문과 달라 결제를 진행하지 않았습니다. 청구된 금액은 없습니다.',
  ],
  'checkout/too-late': () => [
    409,
    '결제할 수 있는 시간이 지났습니다. 청구된 금액은 없으니 다시 주문해 주세요.',
  ],
  'checkout/still-settling': () => [
    409,
    '앞선 결제의 결과를 확인하고 있습니다. 잠시 뒤 주문 내역에서 확인해 주세요.',
  ],
  'checkout/awaiting-deposit': () => [
    409,
    '입금을 기다리는 주문입니다. 다른 수단으로 결제하려면 이 주문을 취소하고 다시 주문해 주세요.',
  ],
  'claim/not-cancellable': () => [409, '지금은 취소할 수 있는 상품이 없습니다.'],
  'identity/too-many-addresses': (r) => [409, `배송지는 ${r.most}곳까지 저장할 수 있습니다.`],
  'identity/no-such-address': () => [404, '배송지를 찾을 수 없습니다.'],
  'identity/email-unavailable': () => [
    409,
    '이 이메일로는 가입할 수 없습니다. 이미 회원이라면 로그인하거나 비밀번호 찾기를 이용해 주세요.',
    'email',
  ],
  'identity/weak-password': (r) => [400, WEAK_PASSWORD[r.because], 'password'],
  'identity/wrong-sign-in': () => [400, '이메일 또는 비밀번호가 맞지 않습니다. 다시 확인해 주세요.'],
  'identity/wrong-current-password': () => [400, '지금 쓰는 비밀번호가 맞지 않습니다.', 'currentPassword'],
  'identity/sign-in-expired': () => [409, '로그인 시간이 지났습니다. 처음부터 다시 로그인해 주세요.'],
  'identity/wrong-code': () => [
    400,
    '인증 코드가 맞지 않거나 이미 쓴 코드입니다. 인증 앱에 새로 나온 코드를 입력해 주세요.',
    'code',
  ],
  'identity/reset-link-dead': () => [
    409,
    '이미 썼거나 시간이 지난 주소입니다. 비밀번호 찾기를 다시 요청해 주세요.',
  ],
  'identity/not-born': () => [400, '생년월일은 오늘보다 앞선 날이어야 합니다.', 'birthday'],
  'identity/person-not-confirmed': () => [409, '본인인증이 끝나지 않았습니다. 다시 시도해 주세요.'],
  'identity/person-taken': () => [
    409,
    '이미 다른 계정에서 본인인증을 하셨습니다. 한 사람이 한 계정만 인증할 수 있습니다.',
  ],
  'identity/person-differs': () => [
    409,
    '이 계정은 다른 분의 이름으로 인증되어 있습니다. 처음 인증한 정보로 다시 시도해 주세요.',
  ],
  'identity/social-expired': () => [409, '로그인 시간이 지났습니다. 처음부터 다시 로그인해 주세요.'],
  'identity/social-failed': () => [409, '로그인을 마치지 못했습니다. 잠시 뒤 다시 시도해 주세요.'],
  'identity/social-email-taken': () => [
    409,
    '같은 이메일의 회원이 있습니다. 비밀번호로 로그인한 뒤 회원 정보에서 연결해 주세요.',
  ],
  'identity/social-linked-elsewhere': () => [
    409,
    '이미 다른 회원에게 연결되었거나, 회원님께 다른 계정이 연결되어 있습니다.',
  ],
  'inventory/sold-out': (r) => [
    409,
    r.left > 0 ? `지금 ${formatNumber(r.left)}개까지 살 수 있습니다.` : '품절되었습니다.',
  ],
  'inventory/counted-meanwhile': (r) => [
    409,
    `그사이 팔리거나 돌아와 지금은 ${formatNumber(r.left)}개입니다. 다시 세어 입력해 주세요. 저장한 것은 없습니다.`,
  ],
  'ledger/overdrawn': () => [409, CHANGED],
  'order/not-found': () => [404, '주문을 찾을 수 없습니다.'],
  'order/not-confirmable': () => [409, '지금은 구매를 확정할 수 없는 상품이에요.'],
  'order/guest-not-found': () => [
    404,
    '주문번호, 휴대폰 번호, 주문 비밀번호 가운데 맞지 않는 것이 있습니다.',
  ],
  'promotion/not-found': () => [404, '쿠폰을 찾을 수 없습니다.'],
  'promotion/not-open': () => [409, '지금은 받을 수 없는 쿠폰입니다. 받는 기간을 확인해 주세요.'],
  'promotion/needs-verified': () => [
    403,
    '본인인증을 마친 회원만 받을 수 있는 쿠폰입니다. 본인인증을 먼저 해 주세요.',
  ],
  'promotion/person-limit': (r) => [
    409,
    `이미 받은 쿠폰입니다. 한 사람이 ${r.limit}장까지 받을 수 있습니다.`,
  ],
  'promotion/gone': () => [409, '준비한 쿠폰이 모두 나갔습니다.'],
  'promotion/coupon-taken': () => [
    409,
    '고른 쿠폰을 지금은 쓸 수 없습니다. 쿠폰을 다시 고른 뒤 결제해 주세요. 결제된 금액은 없습니다.',
  ],
  'refund/nothing-to-refund': () => [409, '환불할 금액이 없습니다.'],
  'refund/changed': () => [409, '그사이 취소할 수 있는 내용이 바뀌었습니다. 다시 확인해 주세요.'],
  'refund/no-account-needed': () => [409, '이 주문은 결제한 수단으로 바로 환불돼요.'],
  'refund/account-known': () => [409, '이미 받은 환불 계좌로 환불하고 있어요.'],
  'refund/not-stuck': () => [409, '그사이 다시 보냈거나 처리가 끝난 환불이에요.'],
  'wallet/not-verified': () => [403, '본인인증을 마친 만 14세 이상 회원만 온통대전을 충전할 수 있습니다.'],
  'wallet/insufficient': (r) => [409, `잔액이 ${formatWon(r.asked - r.balance)} 부족합니다.`],
  'wallet/charge-step': (r) => [
    400,
    `${formatWon(r.minimum)}부터 ${formatWon(r.step)} 단위로 충전할 수 있습니다.`,
    'amount',
  ],
  'wallet/monthly-limit': (r) => [
    409,
    `이번 달에는 ${formatWon(r.left)}까지 더 충전할 수 있습니다.`,
    'amount',
  ],
  'wallet/holding-limit': (r) => [409, `보유 한도까지 ${formatWon(r.left)} 남았습니다.`, 'amount'],
  'wallet/reward-changed': () => [409, CHANGED],
  'wallet/pay-out-refused': () => [
    409,
    '지금은 카드로 돌려받을 수 없는 충전 건입니다. 아래 이유를 확인해 주세요.',
  ],
  'wallet/pay-out-changed': () => [
    409,
    '그사이 돌려받을 금액이 바뀌었습니다. 바뀐 금액을 확인한 뒤 다시 눌러 주세요. 취소된 것은 없습니다.',
  ],
  'wallet/charge-not-found': () => [404, '충전 건을 찾을 수 없습니다.'],
  'wallet/gift-amount': () => [400, '선물할 금액을 입력해 주세요.', 'amount'],
  'wallet/gift-limit': (r) => [409, GIFT_LIMIT[r.per](formatWon(r.left)), 'amount'],
  'wallet/gift-balance': (r) => [
    409,
    `충전금은 ${formatWon(r.balance)} 있습니다. 캐시백과 정책수당은 선물할 수 없습니다.`,
    'amount',
  ],
  'wallet/gift-no-receiver': () => [
    409,
    '선물을 보낼 수 없는 분입니다. 이름과 휴대폰 번호가 본인인증한 정보와 같은지, 받는 분이 온통대전몰에서 본인인증을 마쳤는지 확인해 주세요.',
  ],
  'wallet/gift-to-self': () => [409, '나에게는 선물할 수 없습니다.'],
  'wallet/gift-key-reused': () => [409, '이미 보낸 선물입니다. 보낸 선물에서 확인해 주세요.'],
  'wallet/gift-not-found': () => [404, '선물을 찾을 수 없습니다.'],
  'wallet/gift-over': (r) => [409, GIFT_OVER[r.state]],
  'wallet/gift-no-room': (r) => [
    409,
    `선물을 받으면 보유 한도를 넘습니다. 지금은 ${formatWon(r.left)}까지 더 받을 수 있습니다. 지갑을 쓴 뒤 다시 받아 주세요.`,
  ],
};

export function answerRefusal(reason: { code: string }): { status: number; text: string; field?: string } {
  const write = (texts as Record<string, ((r: never) => Answer) | undefined>)[reason.code];
  if (!write) throw new Error(`no sentence for refusal ${reason.code}`);
  const [status, text, field] = write(reason as never);
  return field === undefined ? { status, text } : { status, text, field };
}
