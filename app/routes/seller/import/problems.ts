import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { sellerCtx } from '#app/http/ctx.server.ts';
import { readForm } from '#app/http/forms.server.ts';
import { workbookResponse } from '#app/http/workbook-response.server.ts';
import { writeProblems } from '#app/listings/index.server.ts';

const Problem = z.object({
  row: z.int().min(1).max(1_000_000),
  column: z.string().max(200),
  cell: z.string().max(20),
  message: z.string().max(500),
  severity: z.enum(['error', 'note']),
});
const Input = z.object({
  problems: z
    .string()
    .transform((text, check) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        check.addIssue('고칠 곳 목록을 읽을 수 없습니다. 파일을 다시 올려 주세요.');
        return z.NEVER;
      }
    })
    .pipe(z.array(Problem).max(5_000)),
});

/** The report the seller is looking at, as a spreadsheet; it is sent back by the page because nothing of it is kept. */
export async function action({ request }: ActionFunctionArgs) {
  await sellerCtx(request);
  const form = await readForm(request, Input);
  if (!form.ok) return form.answer;
  return workbookResponse(await writeProblems(form.value.problems), '온통대전몰_상품등록_고칠곳.xlsx');
}
