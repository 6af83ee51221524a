import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useNavigation } from '@remix-run/react';
import { sellerCtx } from '#app/http/ctx.server.ts';
import { attempt } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { readUpload } from '#app/http/upload.server.ts';
import { importProducts, uploadedImages } from '#app/listings/index.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/feedback.tsx';
import { FileField } from '#app/ui/file-field.tsx';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { ImportReportPanel } from '#app/ui/seller/import-report-panel.tsx';
import { TemplateLinks } from '#app/ui/seller/template-links.tsx';

export const meta: MetaFunction = () => [{ title: '상품 엑셀 등록 · 판매자센터' }];

export async function loader({ request }: LoaderFunctionArgs) {
  await sellerCtx(request);
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await sellerCtx(request);
  const upload = await readUpload(request, { one: 'file', many: 'images' });
  if (!upload)
    return data({ report: null, message: '엑셀 파일을 골라 주세요.', fileName: '' }, { status: 400 });
  return attempt({}, async () => {
    const report = await importProducts(ctx, {
      storeId: ctx.actor.storeId,
      file: upload.bytes,
      importId: upload.sha256,
      findImage: uploadedImages(ctx, upload.files),
    });
    return data(
      { report, message: null, fileName: upload.name },
      { status: report.created + report.updated === 0 && report.problems.length > 0 ? 422 : 200 },
    );
  });
}

export default function ImportPage() {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const report = answer && 'report' in answer ? answer.report : null;
  const message = answer?.message ?? null;
  return (
    <Page
      title="상품 엑셀 등록"
      lead="여러 상품을 한 번에 올리거나 고칩니다. 틀린 곳이 있는 상품만 빼고 나머지를 등록해요."
    >
      <div className="grid gap-5">
        {report && (
          <ImportReportPanel
            report={report}
            fileName={answer && 'fileName' in answer ? answer.fileName : ''}
          />
        )}
        {message && <Notice tone="error" title={message} />}
        <Panel title="1. 양식 내려받기">
          <TemplateLinks />
        </Panel>
        <Panel title="2. 엑셀과 사진 올리기">
          <Form
            method="post"
            action={paths.sellerImport()}
            encType="multipart/form-data"
            noValidate
            className="grid gap-5"
          >
            <FileField
              label="상품 엑셀 파일"
              name="file"
              accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              required
              hint=".xlsx 파일 하나, 5,000줄까지"
            />
            <FileField
              label="상품 사진"
              name="images"
              accept="image/jpeg,image/png,image/webp"
              multiple
              hint="엑셀의 ‘대표이미지’, ‘추가이미지’ 열에 쓴 이름과 같은 파일. 엑셀과 사진을 합쳐 10MB까지 한 번에 올릴 수 있어요. 이미 등록한 상품은 사진을 빼고 올리면 지금 사진을 그대로 둡니다."
            />
            <Notice>
              같은 파일을 다시 올려도 상품과 재고가 두 번 바뀌지 않아요. 재고를 고치려면 재고수량을 고쳐 올려
              주세요.
            </Notice>
            <div>
              <Button busy={busy}>검사하고 등록하기</Button>
            </div>
          </Form>
        </Panel>
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
