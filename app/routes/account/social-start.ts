import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { absoluteUrl } from '#app/http/client.server.ts';
import { writeCookie } from '#app/http/cookies.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { nextOf, safeTarget } from '#app/http/redirect-target.ts';
import { notFound } from '#app/http/respond.server.ts';
import { beginSocial, findSocialProvider } from '#app/identity/index.server.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const provider = findSocialProvider(params.provider) ?? notFound();
  const { url, sealed } = beginSocial(ctx, provider, {
    redirectUri: absoluteUrl(request, paths.socialCallback(provider.name)),
    next: safeTarget(nextOf(request)),
    linkTo: ctx.actor.kind === 'shopper' ? ctx.actor.userId : null,
  });
  return redirect(url, { headers: { 'Set-Cookie': writeCookie('oauth', sealed) } });
}
