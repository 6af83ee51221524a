import { type ActionFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { z } from 'zod';
import { orderKeyFor, withCookies } from '#app/http/cart-ctx.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { networkOf } from '#app/http/network.ts';
import { paths } from '#app/http/paths.ts';
import { Phone } from '#app/identity/index.ts';
import { openGuestOrder } from '#app/orders/index.server.ts';
import { isOrderNumber } from '#app/orders/index.ts';
import { Button } from '#app/ui/button.tsx';
import { Field, FormAlert } from '#app/ui/field.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '비회원 주문 조회 · 온통대전몰' }];

const LookupInput = z.object({
  number: z
    .string({ error: '주문번호를 입력해 주세요.' })
    .refine(isOrderNumber, '주문번호를 20261123-0001234처럼 입력해 주세요.'),
  phone: Phone,
  orderPassword: z
    .string({ error: '주문 비밀번호를 입력해 주세요.' })
    .min(1, '주문 비밀번호를 입력해 주세요.')
    .max(64),
});

export const loader = () => ({});

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await anyCtx(request);
  const form = await readForm(request, LookupInput);
  if (!form.ok) return form.answer;
  const { number, phone, orderPassword } = form.value;
  return attempt(form.values, async () => {
    if (ctx.actor.kind === 'shopper') return redirect(paths.orders());
    const { orderKey, cookies } = orderKeyFor(request, ctx);
    await openGuestOrder(ctx, {
      number,
      phone,
      password: orderPassword,
      orderKey: orderKey ?? '',
      network: networkOf(context.clientIp),
    });
    return redirect(paths.order(number), { headers: withCookies(cookies) });
  });
}

export default function LookupPage() {
  const problem = useActionData<typeof action>();
  return (
    <Page title="비회원 주문 조회" lead="주문할 때 적은 휴대폰 번호와 주문 비밀번호로 찾을 수 있어요." narrow>
      <Panel>
        <Form method="post" noValidate className="grid gap-4">
          <FormAlert problem={problem} />
          <Field
            label="주문번호"
            name="number"
            required
            placeholder="20261123-0001234"
            defaultValue={problem?.values.number}
            error={problem?.fields.number}
          />
          <Field
            label="휴대폰 번호"
            name="phone"
            required
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            defaultValue={problem?.values.phone}
            error={problem?.fields.phone}
          />
          <Field
            label="주문 비밀번호"
            name="orderPassword"
            required
            type="password"
            autoComplete="off"
            error={problem?.fields.orderPassword}
          />
          <Button size="large" wide>
            주문 찾기
          </Button>
        </Form>
      </Panel>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
