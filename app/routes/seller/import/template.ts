import type { LoaderFunctionArgs } from '@remix-run/node';
import { sellerCtx } from '#app/http/ctx.server.ts';
import { workbookResponse } from '#app/http/workbook-response.server.ts';
import { writeTemplate } from '#app/listings/index.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await sellerCtx(request);
  const notice = new URL(request.url).searchParams.get('notice');
  return workbookResponse(await writeTemplate(ctx, notice), '온통대전몰_상품등록_양식.xlsx');
}
