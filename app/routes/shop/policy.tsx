import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { kstDay } from '#app/core/kst.ts';
import { paths } from '#app/http/paths.ts';
import { notFound } from '#app/http/respond.server.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { ChipLinks } from '#app/ui/lists.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Policy } from '#app/ui/policies/policy.ts';
import { PRIVACY } from '#app/ui/policies/privacy.ts';
import { REFUND } from '#app/ui/policies/refund.ts';
import { TERMS } from '#app/ui/policies/terms.ts';
import { RouteError } from '#app/ui/route-error.tsx';
import { Day } from '#app/ui/when.tsx';

const POLICIES: ReadonlyMap<string, Policy> = new Map([
  ['terms', TERMS],
  ['privacy', PRIVACY],
  ['refund', REFUND],
]);

export const meta: MetaFunction<typeof loader> = ({ data, matches, location }) =>
  pageMeta(matches, {
    title: data?.policy.title ?? '약관',
    description: `온통대전몰의 ${data?.policy.title ?? '약관'}이에요.`,
    path: location.pathname,
    hidden: !data,
  });

export async function loader({ params }: LoaderFunctionArgs) {
  return { policy: POLICIES.get(params.policy ?? '') ?? notFound() };
}

export default function PolicyPage() {
  const { policy } = useLoaderData<typeof loader>();
  return (
    <Page
      narrow
      title={policy.title}
      lead={
        <>
          시행일 <Day day={kstDay(policy.effectiveFrom)} />
        </>
      }
    >
      <ChipLinks
        label="약관과 방침"
        links={[
          { to: paths.terms(), text: TERMS.title, current: policy.title === TERMS.title },
          { to: paths.privacy(), text: PRIVACY.title, current: policy.title === PRIVACY.title },
          { to: paths.refundPolicy(), text: REFUND.title, current: policy.title === REFUND.title },
        ]}
      />
      <p className="mt-6 text-base">{policy.intro}</p>
      {policy.articles.map((article) => (
        <section key={article.heading} className="mt-8">
          <h2 className="mb-2 text-md font-heavy">{article.heading}</h2>
          {article.paragraphs?.map((paragraph) => (
            <p key={paragraph} className="mt-1.5 leading-[1.75]">
              {paragraph}
            </p>
          ))}
          {article.items && (
            <ul className="mt-1.5 grid list-disc gap-1.5 pl-5 leading-[1.7]">
              {article.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </Page>
  );
}

export const ErrorBoundary = RouteError;
