import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { attempt, readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { notFound, redirectWithToast } from '#app/http/respond.server.ts';
import {
  changeName,
  findUser,
  listSocial,
  socialProviders,
  verificationOf,
} from '#app/identity/index.server.ts';
import { ChangeNameInput, SOCIAL_LABEL } from '#app/identity/index.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Field, FormAlert } from '#app/ui/field.tsx';
import { Facts } from '#app/ui/lists.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';
import { DayOf } from '#app/ui/when.tsx';

export const meta: MetaFunction = () => [{ title: '회원 정보 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const { userId } = ctx.actor;
  const [user, verified, linked] = await Promise.all([
    findUser(ctx, userId),
    verificationOf(ctx, userId),
    listSocial(ctx),
  ]);
  const known = new Set(linked.map(({ provider }) => provider));
  const offered = socialProviders().filter(({ name }) => !known.has(name));
  return { user: user ?? notFound(), verified, linked, offered: offered.map(({ name }) => name) };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await shopperCtx(request);
  const form = await readForm(request, ChangeNameInput);
  if (!form.ok) return form.answer;
  return attempt(form.values, async () => {
    await changeName(ctx, form.value);
    return redirectWithToast(paths.profile(), '이름을 바꿨습니다.');
  });
}

export default function ProfilePage() {
  const { user, verified, linked, offered } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <Page narrow title="회원 정보" crumbs={[{ to: paths.me(), text: '내 정보' }]}>
      <div className="grid gap-5">
        <Panel>
          <Facts
            facts={[
              { label: '이메일', value: user.email },
              { label: '가입한 날', value: <DayOf at={user.createdAt} /> },
              {
                label: '본인인증',
                value: verified ? (
                  <>
                    <DayOf at={verified.verifiedAt} /> 마침
                  </>
                ) : (
                  '아직 하지 않았습니다'
                ),
              },
              ...linked.map(({ provider, linkedAt }) => ({
                label: `${SOCIAL_LABEL[provider]} 연결`,
                value: <DayOf at={linkedAt} />,
              })),
            ]}
          />
          <div className="mt-4 flex flex-wrap gap-2">
            <LinkButton to={paths.verifyPerson(paths.profile())} look="quiet" size="small">
              {verified ? '본인인증 다시 하기' : '본인인증 하기'}
            </LinkButton>
            <LinkButton to={paths.password()} look="quiet" size="small">
              비밀번호 바꾸기
            </LinkButton>
            {offered.map((name) => (
              <LinkButton
                key={name}
                to={paths.socialSignIn(name, paths.profile())}
                look="quiet"
                size="small"
                reloadDocument
              >
                {SOCIAL_LABEL[name]} 연결
              </LinkButton>
            ))}
          </div>
        </Panel>
        <Panel title="이름 바꾸기">
          <Form method="post" className="grid gap-4" noValidate>
            <FormAlert problem={problem} />
            <Field
              label="이름"
              name="name"
              autoComplete="name"
              required
              maxLength={40}
              defaultValue={problem?.values.name ?? user.name}
              error={problem?.fields.name}
            />
            <SubmitButton>저장하기</SubmitButton>
          </Form>
        </Panel>
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
