import type { LoaderFunctionArgs } from '@remix-run/node';
import { robotsText } from '#app/http/web/sitemap.ts';
import { originOf, streamedText } from '#app/http/web/streamed.server.ts';

export const loader = ({ request, context }: LoaderFunctionArgs) =>
  streamedText([robotsText(originOf(request))], 'text/plain', context);
