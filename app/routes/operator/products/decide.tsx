import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { approveProduct, findProductToReview, returnProduct } from '#app/catalog/index.server.ts';
import { ReturnProductInput } from '#app/catalog/index.ts';
import { operatorCtx } from '#app/http/ctx.server.ts';
import { attempt, type FormProblem, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { idParam, notFound, redirectWithToast } from '#app/http/respond.server.ts';
import { shownActs } from '#app/http/shown-changes.ts';
import { ProductHistory } from '#app/ui/desk/product-history.tsx';
import { ProductToReview } from '#app/ui/desk/product-to-review.tsx';
import { Notice } from '#app/ui/feedback.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { ProductStateBadge } from '#app/ui/seller/product-state.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';
import { TextArea } from '#app/ui/testbed/text-area.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.product.name ?? '상품'} 검수 · 온통대전몰` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await operatorCtx(request);
  const { product, history } = (await findProductToReview(ctx, idParam(params.id))) ?? notFound();
  return { product, acts: shownActs(history), now: ctx.now };
}

const DecideInput = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('approve'), productId: z.uuid(), seen: z.coerce.number().int() }),
  ReturnProductInput.extend({ intent: z.literal('return') }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await operatorCtx(request);
  const form = await readForm(request, DecideInput, { productId: idParam(params.id) });
  if (!form.ok) return form.answer;
  const { value } = form;
  return attempt(form.values, async () => {
    if (value.intent === 'approve') await approveProduct(ctx, value.productId, value.seen);
    else await returnProduct(ctx, value.productId, value.reason);
    return redirectWithToast(
      paths.operator.products(),
      value.intent === 'approve'
        ? '승인했습니다. 지금부터 팔립니다.'
        : '까닭을 적어 판매자에게 돌려보냈습니다.',
    );
  });
}

export default function DecideProduct() {
  const { product, acts, now } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <Page
      title={product.name}
      crumbs={[{ to: paths.operator.products(), text: '상품 검수' }]}
      lead={
        <p className="flex flex-wrap items-center gap-2">
          <ProductStateBadge state={product.state} />
          {product.store.name}
        </p>
      }
    >
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-4">
          <ProductToReview product={product} now={now} />
        </div>
        <div className="grid gap-4">
          <FormAlert problem={problem} />
          {product.state === 'review' ? (
            <Decision seen={product.seen} problem={problem} />
          ) : (
            <Notice title="지금은 검수를 기다리지 않는 상품이에요">
              이미 결정했거나 판매자가 요청을 거두었습니다.
            </Notice>
          )}
          <Panel title="지금까지의 일">
            <ProductHistory acts={acts} />
          </Panel>
        </div>
      </div>
    </Page>
  );
}

function Decision({ seen, problem }: { seen: number; problem: FormProblem | undefined }) {
  return (
    <Panel title="결정">
      <Form method="post">
        <input type="hidden" name="seen" value={seen} />
        <SubmitButton name="intent" value="approve" wide>
          승인하고 판매 시작
        </SubmitButton>
      </Form>
      <Form method="post" className="mt-5 grid gap-3 border-t border-line pt-5" noValidate>
        <TextArea
          label="돌려보내는 까닭"
          name="reason"
          rows={4}
          required
          maxLength={500}
          defaultValue={problem?.values.reason}
          error={problem?.fields.reason}
          hint="판매자가 그대로 읽습니다. 무엇을 어떻게 고치면 되는지 적어 주세요."
        />
        <SubmitButton name="intent" value="return" look="danger" wide>
          돌려보내기
        </SubmitButton>
      </Form>
    </Panel>
  );
}

export const ErrorBoundary = RouteError;
