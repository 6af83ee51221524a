import type { BuyerView } from '#app/http/checkout-view.server.ts';
import { DELIVERY_MEMOS } from '#app/identity/index.ts';
import { RadioCards } from '../choice.tsx';
import { Checkbox, Field } from '../field.tsx';
import { Panel } from '../page.tsx';
import type { Errors, PriceChange, Typed } from './form-parts.ts';

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
              maxLength={40}
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
              maxLength={120}
              autoComplete="shipping street-address"
              placeholder="대전광역시 서구 둔산로 100"
              defaultValue={values.address}
              error={errors?.address}
            />
          </div>
          <Field
            label="상세주소"
            name="detail"
            maxLength={80}
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
