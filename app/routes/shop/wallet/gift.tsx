import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { newId } from '#app/core/ids.ts';
import { least } from '#app/core/krw.ts';
import { formatPhone } from '#app/core/phone.ts';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { attempt, type FormProblem, readForm } from '#app/http/forms.server.ts';
import { networkOf } from '#app/http/network.ts';
import { paths } from '#app/http/paths.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { passRetryAfter } from '#app/http/retry-after.ts';
import { verificationOf } from '#app/identity/index.server.ts';
import { Field, FormAlert } from '#app/ui/field.tsx';
import { Won } from '#app/ui/money.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';
import {
  checkGift,
  chosenCurrency,
  currentPolicy,
  readGiftStanding,
  sendGift,
} from '#app/wallet/index.server.ts';
import { GiftInput, giftRoom } from '#app/wallet/index.ts';

export const meta: MetaFunction = () => [{ title: '선물하기 · 온통대전몰' }];
export const headers = passRetryAfter;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const verified = await verificationOf(ctx, ctx.actor.userId);
  if (!verified?.mayHoldWallet) throw redirect(paths.verify(paths.walletGift()));
  const currency = await chosenCurrency(ctx, new URL(request.url).searchParams.get('currency'));
  const [policy, standing] = await Promise.all([
    currentPolicy(ctx, currency.code),
    readGiftStanding(ctx, ctx.actor.userId, currency.code),
  ]);
  return {
    currency,
    charged: standing.charged,
    room: giftRoom(policy, standing),
    perGift: least(policy.giftLimit, policy.giftDailyLimit),
    perDay: policy.giftDailyLimit,
    perMonth: policy.giftMonthlyLimit,
    acceptDays: policy.giftAcceptDays,
    intentKey: newId(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await shopperCtx(request);
  const form = await readForm(request, GiftInput);
  if (!form.ok) return form.answer;
  const network = networkOf(context.clientIp);
  return attempt(form.values, async () => {
    if (form.value.intent === 'change') return data(again(form.values));
    if (form.value.intent === 'check') {
      await checkGift(ctx, form.value, network);
      return data({ ...again(form.values), confirm: { ...form.value, values: form.values } });
    }
    await sendGift(ctx, form.value, network);
    return redirectWithToast(paths.walletGifts({ show: 'sent' }), '선물을 보냈습니다.');
  });
}

/** The form once more, as it was typed. */
const again = (values: Record<string, string>): FormProblem => ({
  message: null,
  code: null,
  fields: {},
  values,
});

export default function GiftPage() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const confirm = answer && 'confirm' in answer ? answer.confirm : null;
  return (
    <Page title="선물하기" crumbs={[{ to: paths.wallet(), text: `${loaded.currency.name} 지갑` }]} narrow>
      {confirm ? (
        <Form method="post" className="grid gap-4">
          {(['intentKey', 'currency', 'name', 'phone', 'amount', 'message'] as const).map((name) => (
            <input key={name} type="hidden" name={name} value={confirm.values[name] ?? ''} />
          ))}
          <Panel title="이대로 보낼까요?">
            <dl className="grid gap-2 text-sm">
              <Row label="받는 분">{confirm.name} 님</Row>
              <Row label="휴대폰 번호">{formatPhone(confirm.phone)}</Row>
              <Row label="금액">
                <Won amount={confirm.amount} className="text-md font-heavy" />
              </Row>
              {confirm.message && <Row label="메시지">{confirm.message}</Row>}
              <Row label="보낸 뒤 충전금">
                <Won amount={loaded.charged - confirm.amount} />
              </Row>
            </dl>
            <p className="mt-3 text-xs text-ink-2">
              받는 분이 {loaded.acceptDays}일 안에 받지 않거나 거절하면 돌아와요. 받기 전까지는 취소할 수
              있고, 받은 뒤에는 되돌릴 수 없어요.
            </p>
          </Panel>
          <div className="grid gap-2 sm:grid-cols-2">
            <SubmitButton name="intent" value="change" look="quiet" size="large" wide>
              고치기
            </SubmitButton>
            <SubmitButton name="intent" value="send" look="wallet" size="large" wide>
              선물 보내기
            </SubmitButton>
          </div>
        </Form>
      ) : (
        <GiftForm loaded={loaded} problem={answer} />
      )}
    </Page>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="shrink-0 text-ink-2">{label}</dt>
      <dd className="min-w-0 break-words text-right font-semibold">{children}</dd>
    </div>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function GiftForm({ loaded, problem }: { loaded: Loaded; problem: FormProblem | undefined }) {
  const { values = {}, fields = {} } = problem ?? {};
  return (
    <Form method="post" noValidate className="grid gap-4">
      <FormAlert problem={problem} />
      <input type="hidden" name="intent" value="check" />
      <input type="hidden" name="intentKey" value={values.intentKey ?? loaded.intentKey} />
      <input type="hidden" name="currency" value={loaded.currency.code} />
      <Panel title="받는 분">
        <div className="grid gap-4">
          <Field
            label="이름"
            name="name"
            required
            maxLength={40}
            autoComplete="off"
            defaultValue={values.name}
            error={fields.name}
          />
          <Field
            label="휴대폰 번호"
            name="phone"
            type="tel"
            inputMode="tel"
            required
            autoComplete="off"
            placeholder="010-1234-5678"
            hint="받는 분이 본인인증한 이름과 번호를 그대로 입력해 주세요."
            defaultValue={values.phone}
            error={fields.phone}
          />
        </div>
      </Panel>
      <Panel title="선물">
        <div className="grid gap-4">
          <Field
            label="금액"
            name="amount"
            required
            inputMode="numeric"
            suffix="원"
            className="text-right text-lg font-bold"
            defaultValue={values.amount}
            error={fields.amount}
            hint={
              <>
                지금 <Won amount={loaded.room} />
                까지 보낼 수 있어요 (충전금 <Won amount={loaded.charged} />)
              </>
            }
          />
          <Field
            label="메시지"
            name="message"
            maxLength={100}
            defaultValue={values.message}
            error={fields.message}
          />
        </div>
      </Panel>
      <p className="text-xs text-ink-2">
        충전금만 선물할 수 있어요. 한 번에 <Won amount={loaded.perGift} />, 하루{' '}
        <Won amount={loaded.perDay} />, 한 달 <Won amount={loaded.perMonth} />
        까지예요.
      </p>
      <SubmitButton look="wallet" size="large" wide>
        다음
      </SubmitButton>
    </Form>
  );
}

export const ErrorBoundary = RouteError;
