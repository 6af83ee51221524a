import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useMatches,
  useRouteLoaderData,
} from '@remix-run/react';

import type { ReactNode } from 'react';
import { type CategoryNode, listCategories } from '#app/catalog/index.server.ts';
import { readCookie, writeCookie } from '#app/http/cookies.server.ts';
import { anyCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { viewerOf } from '#app/http/viewer.server.ts';
import { originOf } from '#app/http/web/streamed.server.ts';
import { EARLY_FONT } from '#app/ui/early-font.ts';
import { useNonce } from '#app/ui/nonce.ts';
import type { FrameHandle } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import type { MenuTop } from '#app/ui/shell/category-menu.tsx';
import { Frame } from '#app/ui/shell/frame.tsx';
import appCss from './app.css?url';
import seldomLetters from './ui/fonts/rest.css?url';

export const links: LinksFunction = () => [
  EARLY_FONT,
  { rel: 'stylesheet', href: seldomLetters },
  { rel: 'stylesheet', href: appCss },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/icons/180.png' },
  { rel: 'manifest', href: paths.manifest() },
];

export const meta: MetaFunction = () => [
  { title: '온통대전몰' },
  {
    name: 'description',
    content:
      '대전의 전통시장, 마을기업, 사회적기업, 새내기 기업의 상품을 온통대전과 카드로 나눠 내는 지역상품 쇼핑몰',
  },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await anyCtx(request);
  const message = readCookie(request, 'toast');
  const [categories, viewer] = await Promise.all([listCategories(ctx), viewerOf(ctx)]);
  const facts = {
    categories: categories.map(menuTop),
    viewer,
    largeText: readCookie(request, 'text') === 'large',
    toast: message ? { id: ctx.requestId, message: message.slice(0, 200) } : null,
    requestId: ctx.requestId,
    origin: originOf(request),
  };
  return data(facts, message ? { headers: { 'Set-Cookie': writeCookie('toast', null) } } : {});
}

/** What every page carries of the tree; the menu fetches the rest of it when it is opened. */
const menuTop = ({ slug, name, emblem }: CategoryNode): MenuTop => ({ slug, name, emblem });

/** Balance, cart and toast are in the frame: they are read again with every page. */
export const shouldRevalidate: ShouldRevalidateFunction = () => true;

export function Layout({ children }: { children: ReactNode }) {
  const facts = useRouteLoaderData<typeof loader>('root');
  const nonce = useNonce();
  const still = useMatches().some(({ handle }) => (handle as FrameHandle | undefined)?.still);
  return (
    <html lang="ko" data-text={facts?.largeText ? 'large' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#ffffff" />
        <Meta />
        <Links />
      </head>
      <body>
        <Frame facts={facts}>{children}</Frame>
        {!still && (
          <>
            <ScrollRestoration {...(nonce && { nonce })} />
            <Scripts {...(nonce && { nonce })} />
          </>
        )}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export const ErrorBoundary = RouteError;
