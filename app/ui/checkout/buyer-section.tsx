import { formatPhone } from '#app/core/phone.ts';
import type { BuyerView } from '#app/http/checkout-view.server.ts';
import { paths } from '#app/http/paths.ts';
import { LinkButton } from '../button.tsx';
import { Field } from '../field.tsx';
import { Panel } from '../page.tsx';
import type { Errors, Typed } from './form-parts.ts';

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
          maxLength={40}
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
            maxLength={64}
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
