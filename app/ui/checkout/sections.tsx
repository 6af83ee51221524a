import { type ReactNode, useState } from 'react';
import { formatNumber } from '#app/core/krw.ts';
import { formatPhone } from '#app/core/phone.ts';
import type { BuyerView, CheckoutView } from '#app/http/checkout-view.server.ts';
import { paths } from '#app/http/paths.ts';
import { DELIVERY_MEMOS } from '#app/identity/index.ts';
import { Button, LinkButton } from '../button.tsx';
import { RadioCards } from '../choice.tsx';
import { Checkbox, Field } from '../field.tsx';
import { Facts } from '../lists.tsx';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import { Picture } from '../picture.tsx';

type Typed = Record<string, string | undefined>;
type Errors = Record<string, string> | undefined;
/** The price depends on what was just changed: the form asks for a new quote. */
type PriceChange = { onPriceChange: (form: HTMLFormElement) => void };

export function BuyerSection({
  buyer,
  values,
  errors,
}: {
  buyer: BuyerView | null;
  values: Typed;
  errors: Errors;
}) {
  const first = buyer?.addresses[0];
  return (
    <Panel title="주문하시는 분">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="이름"
          name="name"
          required
          autoComplete="name"
          defaultValue={values.name ?? buyer?.name}
          error={errors?.name}
        />
        <Field
          label="휴대폰 번호"
          name="phone"
          required
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          placeholder="010-1234-5678"
          defaultValue={values.phone ?? (first && formatPhone(first.phone))}
          error={errors?.phone}
        />
        <Field
          label="이메일"
          name="email"
          type="email"
          autoComplete="email"
          hint="결제와 환불 소식을 보내 드려요."
          defaultValue={values.email ?? buyer?.email}
          error={errors?.email}
        />
        {!buyer && (
          <Field
            label="주문 비밀번호"
            name="orderPassword"
            type="password"
            required
            autoComplete="new-password"
            hint="비회원 주문을 조회할 때 써요. 8자 이상."
            error={errors?.orderPassword}
          />
        )}
      </div>
      {!buyer && (
        <p className="mt-4 flex flex-wrap items-center justify-between gap-3 rounded-card bg-teal-50 p-4 text-sm text-teal-800">
          회원이면 온통대전 지갑으로 나눠 내고 캐시백도 받을 수 있어요.
          <LinkButton to={paths.login(paths.checkout())} look="wallet" size="small">
            로그인
          </LinkButton>
        </p>
      )}
      <p className="mt-3 text-xs text-ink-2">
        미성년자가 법정대리인의 동의 없이 주문하면 본인 또는 법정대리인이 취소할 수 있습니다.
      </p>
    </Panel>
  );
}

export function DeliverySection({
  buyer,
  addressId,
  values,
  errors,
  onPriceChange,
}: { buyer: BuyerView | null; addressId: string; values: Typed; errors: Errors } & PriceChange) {
  const saved = buyer?.addresses ?? [];
  return (
    <div className="group/delivery">
      <Panel title="받는 곳">
        {saved.length > 0 ? (
          <div
            onChange={(event) => {
              const { form, name } = event.target as HTMLInputElement;
              if (form && name === 'addressId') onPriceChange(form);
            }}
          >
            <RadioCards
              legend="배송지 고르기"
              hideLegend
              name="addressId"
              columns="stack"
              defaultValue={addressId}
              choices={[
                ...saved.map((address) => ({
                  value: address.id,
                  label: (
                    <span className="grid">
                      <strong>
                        {address.label} · {address.recipient}
                      </strong>
                      <span className="font-normal text-ink-2">
                        [{address.postcode}] {address.address} {address.detail}
                      </span>
                    </span>
                  ),
                })),
                { value: 'new', label: '새 주소로 받기' },
              ]}
            />
          </div>
        ) : (
          <input type="hidden" name="addressId" value="new" />
        )}
        {/* Shown by the choice itself, so that it works before scripts do. */}
        <div
          className={
            saved.length === 0
              ? 'grid gap-4'
              : 'mt-4 hidden gap-4 group-has-[[name=addressId][value=new]:checked]/delivery:grid'
          }
        >
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              label="받는 분"
              name="recipient"
              autoComplete="shipping name"
              hint="비우면 주문하시는 분과 같아요."
              defaultValue={values.recipient}
              error={errors?.recipient}
            />
            <Field
              label="받는 분 휴대폰"
              name="recipientPhone"
              type="tel"
              inputMode="tel"
              autoComplete="shipping tel"
              defaultValue={values.recipientPhone}
              error={errors?.recipientPhone}
            />
          </div>
          <div className="grid gap-4 sm:grid-cols-[10rem_1fr]">
            <Field
              label="우편번호"
              name="postcode"
              required
              inputMode="numeric"
              autoComplete="shipping postal-code"
              maxLength={5}
              defaultValue={values.postcode}
              error={errors?.postcode}
              onBlur={(event) => event.target.form && onPriceChange(event.target.form)}
            />
            <Field
              label="도로명주소"
              name="address"
              required
              autoComplete="shipping street-address"
              placeholder="대전광역시 서구 둔산로 100"
              defaultValue={values.address}
              error={errors?.address}
            />
          </div>
          <Field
            label="상세주소"
            name="detail"
            autoComplete="shipping address-line2"
            placeholder="101동 1001호"
            defaultValue={values.detail}
            error={errors?.detail}
          />
          {buyer && (
            <Checkbox
              label="이 주소를 배송지에 저장하기"
              name="saveAddress"
              value="true"
              defaultChecked={values.saveAddress === 'true'}
            />
          )}
        </div>
        <div className="mt-4">
          <Field
            label="배송 메모"
            name="memo"
            list="delivery-memos"
            maxLength={60}
            defaultValue={values.memo}
            error={errors?.memo}
            placeholder={DELIVERY_MEMOS[0]}
          />
          <datalist id="delivery-memos">
            {DELIVERY_MEMOS.map((memo) => (
              <option key={memo} value={memo} />
            ))}
          </datalist>
        </div>
      </Panel>
    </div>
  );
}

export function LinesSection({ view }: { view: CheckoutView }) {
  const count = view.stores.reduce((sum, store) => sum + store.lines.length, 0);
  return (
    <Panel title={`주문 상품 ${view.stores.length}개 상점 · ${count}개`}>
      <div className="divide-y divide-line">
        {view.stores.map((store) => (
          <StoreLines key={store.storeId} store={store} />
        ))}
      </div>
    </Panel>
  );
}

function StoreLines({ store }: { store: CheckoutView['stores'][number] }) {
  const fee = store.shipping + store.surcharge;
  return (
    <section className="py-4 first:pt-0 last:pb-0">
      <h3 className="flex flex-wrap justify-between gap-x-3 text-sm font-bold">
        {store.name}
        {store.shipped && (
          <span className="font-medium text-ink-2">배송비 {fee > 0 ? <Won amount={fee} /> : '무료'}</span>
        )}
      </h3>
      {store.walletRefusal && (
        <p className="text-xs text-ink-2">온통대전 결제 불가 · {store.walletRefusal}</p>
      )}
      <ul className="mt-2 grid gap-3">
        {store.lines.map((line) => (
          <li key={line.variantId} className="grid grid-cols-[4rem_1fr] gap-3 text-sm">
            <div className="self-start overflow-hidden rounded-card">
              {line.imageId && <Picture imageId={line.imageId} alt="" sizes="4rem" />}
            </div>
            <div>
              <p>{line.origin ? `${line.name} · ${line.origin}` : line.name}</p>
              <p className="text-xs text-ink-2">
                {line.optionName && `${line.optionName} · `}
                {line.quantity}개
              </p>
              <p className="font-heavy">
                <Won amount={line.price * line.quantity} />
              </p>
              <p className="text-xs text-ink-2">{line.refundTerms}</p>
            </div>
          </li>
        ))}
      </ul>
      <details className="mt-3 text-xs">
        <summary className="min-h-8 text-ink-2 underline">판매자 정보</summary>
        <Facts
          facts={[
            { label: '상호', value: `${store.seller.businessName} (대표 ${store.seller.representative})` },
            { label: '사업자등록번호', value: store.seller.businessNumber },
            { label: '통신판매업 신고', value: store.seller.mailOrderNumber },
            { label: '주소', value: store.seller.address },
            { label: '연락처', value: `${store.seller.phone} · ${store.seller.email}` },
          ]}
        />
      </details>
    </section>
  );
}

const LOWERED = {
  balance: '지갑에 있는 만큼만 쓸 수 있어요.',
  eligible: '온통대전을 받지 않는 상점의 상품은 지갑으로 낼 수 없어요.',
  'external-minimum': '나머지 금액이 결제 수단의 최소 금액보다 적어지지 않도록 지갑 사용을 줄였어요.',
};

export function WalletSection({
  view,
  buyer,
  typed,
  error,
  onPriceChange,
}: {
  view: CheckoutView;
  buyer: BuyerView;
  typed: string | undefined;
  error: string | undefined;
} & PriceChange) {
  const [amount, setAmount] = useState(typed ?? '0');
  const { charged, cashback } = buyer.balances;
  return (
    <Panel title="온통대전 지갑">
      <p className="text-sm text-ink-2">
        충전금 <Won amount={charged} /> · 캐시백 <Won amount={cashback} />
      </p>
      {charged + cashback === 0 ? (
        <p className="mt-2 text-sm">
          지갑이 비어 있어요.{' '}
          <a href={paths.walletCharge()} className="font-semibold text-teal-700 underline">
            충전하기
          </a>
        </p>
      ) : (
        <div className="mt-3 flex flex-wrap items-end gap-2">
          <div className="min-w-40 flex-1">
            <Field
              label="쓸 금액"
              name="walletAmount"
              inputMode="numeric"
              required
              value={amount}
              suffix="원"
              className="text-right font-bold"
              hint={<>이 주문에는 {formatNumber(view.walletLimit)}원까지 쓸 수 있어요.</>}
              error={error}
              onChange={(event) => setAmount(event.target.value)}
              onBlur={(event) => event.target.form && onPriceChange(event.target.form)}
            />
          </div>
          <Button
            type="submit"
            name="intent"
            value="quote"
            look="quiet"
            formNoValidate
            className="mb-6"
            onClick={(event) => {
              const { form } = event.currentTarget;
              if (!form) return;
              event.preventDefault();
              setAmount(String(view.walletLimit));
              const field = form.elements.namedItem('walletAmount');
              if (field instanceof HTMLInputElement) field.value = String(view.walletLimit);
              onPriceChange(form);
            }}
          >
            <UseAllOrApply />
          </Button>
        </div>
      )}
      {view.walletLoweredBy && (
        <p className="text-xs font-semibold text-warm-700">{LOWERED[view.walletLoweredBy]}</p>
      )}
    </Panel>
  );
}

/** Without scripts the button prices the typed amount; with them it uses all that may be used. */
function UseAllOrApply() {
  return (
    <>
      <span className="scripting-only">최대로 쓰기</span>
      <noscript>금액 적용</noscript>
    </>
  );
}

export function MethodSection({
  view,
  chosen,
  error,
  onPriceChange,
}: { view: CheckoutView; chosen: string; error: string | undefined } & PriceChange) {
  return (
    <Panel title="나머지 결제 수단">
      <p className="mb-3 text-sm">
        나머지{' '}
        <strong className="text-warm-700">
          <Won amount={view.tenders.external} />
        </strong>
        {view.tenders.external > 0 ? '은' : ' · 지갑으로 모두 냅니다'}
      </p>
      <div
        onChange={(event) => {
          const { form } = event.target as HTMLInputElement;
          if (form) onPriceChange(form);
        }}
      >
        <RadioCards
          legend="결제 수단"
          hideLegend
          name="method"
          columns="three"
          choices={view.methods}
          defaultValue={chosen}
          error={error}
        />
      </div>
    </Panel>
  );
}

export function AgreeSection({
  view,
  error,
  busy,
}: {
  view: CheckoutView;
  error: string | undefined;
  busy: boolean;
}): ReactNode {
  const label =
    view.tenders.external > 0
      ? `${formatNumber(view.total)}원 결제하기`
      : `온통대전 ${formatNumber(view.total)}원 결제하기`;
  return (
    <div className="grid gap-3">
      <Checkbox
        label="주문 상품, 가격, 배송과 환불 조건, 판매자 정보를 확인했으며 결제에 동의합니다. (필수)"
        name="agree"
        required
        error={error}
      />
      <p className="text-sm text-ink">
        온통대전몰은 통신판매중개자이며 통신판매의 당사자가 아닙니다. 상품·거래에 관한 책임은 판매자에게
        있습니다.
      </p>
      <div className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-white px-4 pb-[calc(0.75rem+env(safe-area-inset-bottom))] pt-3 lg:static lg:border-0 lg:p-0">
        <Button name="intent" value="place" size="large" wide busy={busy} disabled={busy}>
          {label}
        </Button>
      </div>
    </div>
  );
}
