import type { LoaderFunctionArgs } from '@remix-run/node';
import { openImage } from '#app/files/index.server.ts';
import { fileResponse } from '#app/http/file-response.server.ts';

export async function loader({ params }: LoaderFunctionArgs) {
  return fileResponse(await openImage(params.id ?? '', params.file ?? ''));
}
