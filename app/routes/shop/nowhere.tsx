import type { MetaFunction } from '@remix-run/node';
import { notFound } from '#app/http/respond.server.ts';
import { RouteError } from '#app/ui/route-error.tsx';

export const meta: MetaFunction = () => [{ title: '찾는 페이지가 없어요 · 온통대전몰' }];

export const loader = () => notFound();
export const action = () => notFound();

export default function NowherePage() {
  return null;
}

export const ErrorBoundary = RouteError;
