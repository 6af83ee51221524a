import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { formatPhone } from '#app/core/phone.ts';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { redirectWithToast } from '#app/http/respond.server.ts';
import { listAddresses, makeDefaultAddress, removeAddress } from '#app/identity/index.server.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Badge, Empty } from '#app/ui/feedback.tsx';
import { FormAlert } from '#app/ui/field.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '배송지 · 온통대전몰' }];

const Asked = z.object({ intent: z.enum(['default', 'remove']), addressId: z.uuid() });

export async function loader({ request }: LoaderFunctionArgs) {
  return { addresses: await listAddresses(await shopperCtx(request)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await shopperCtx(request);
  const form = await readForm(request, Asked);
  if (!form.ok) return form.answer;
  const { intent, addressId } = form.value;
  return attempt(form.values, async () => {
    if (intent === 'remove') {
      await removeAddress(ctx, addressId);
      return redirectWithToast(paths.addresses(), '배송지를 지웠습니다.');
    }
    await makeDefaultAddress(ctx, addressId);
    return redirectWithToast(paths.addresses(), '기본 배송지를 바꿨습니다.');
  });
}

export default function AddressesPage() {
  const { addresses } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const add = <LinkButton to={paths.newAddress()}>배송지 추가</LinkButton>;
  return (
    <Page narrow title="배송지" crumbs={[{ to: paths.me(), text: '내 정보' }]}>
      <FormAlert problem={problem} />
      {addresses.length === 0 ? (
        <Empty emoji="🏠" title="저장한 배송지가 없어요" action={add}>
          <p>배송지를 저장해 두면 주문할 때 다시 적지 않아도 됩니다.</p>
        </Empty>
      ) : (
        <>
          <ul className="mb-5 grid gap-3">
            {addresses.map((address) => (
              <li key={address.id} className="rounded-panel border border-line p-4">
                <h2 className="flex flex-wrap items-center gap-2 text-base font-bold">
                  {address.label} {address.isDefault && <Badge tone="warm">기본 배송지</Badge>}
                </h2>
                <p className="mt-1 text-sm">
                  {address.recipient} · {formatPhone(address.phone)}
                </p>
                <p className="text-sm text-ink-2">
                  ({address.postcode}) {[address.address, address.detail].filter(Boolean).join(', ')}
                </p>
                {address.memo && <p className="mt-1 text-xs text-ink-2">메모: {address.memo}</p>}
                <div className="mt-3 flex flex-wrap gap-2">
                  <LinkButton to={paths.address(address.id)} look="quiet" size="small">
                    고치기<span className="sr-only"> {address.label}</span>
                  </LinkButton>
                  {!address.isDefault && (
                    <AddressButton intent="default" id={address.id} text="기본으로" label={address.label} />
                  )}
                  <AddressButton intent="remove" id={address.id} text="지우기" label={address.label} />
                </div>
              </li>
            ))}
          </ul>
          {add}
        </>
      )}
    </Page>
  );
}

function AddressButton(props: { intent: 'default' | 'remove'; id: string; text: string; label: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="addressId" value={props.id} />
      <Button name="intent" value={props.intent} look="quiet" size="small">
        {props.text}
        <span className="sr-only"> {props.label}</span>
      </Button>
    </Form>
  );
}

export const ErrorBoundary = RouteError;
