import { Form } from '@remix-run/react';
import type { OwnProduct } from '#app/catalog/index.server.ts';
import type { FormProblem } from '#app/http/forms.server.ts';
import { Field, FormAlert } from '../../field.tsx';
import { Panel } from '../../page.tsx';
import { SubmitButton } from '../../submit-button.tsx';
import { TextArea } from '../../testbed/text-area.tsx';

/** Name and words of a product, for a correction in a hurry. */
export function FactsForm({
  product,
  problem,
}: {
  product: Pick<OwnProduct, 'name' | 'summary' | 'description' | 'wordsSeen'>;
  problem: FormProblem | undefined;
}) {
  const line = (name: 'name' | 'summary' | 'description') => ({
    name,
    defaultValue: problem?.values[name] ?? product[name],
    error: problem?.fields[name],
  });
  return (
    <Panel title="이름과 설명">
      <Form method="post" className="grid gap-4" noValidate>
        <FormAlert problem={problem} />
        <input type="hidden" name="seen" value={product.wordsSeen} />
        <Field
          label="상품명"
          required
          maxLength={80}
          hint="저장하면 몇 초 안에 검색에도 새 이름으로 나와요."
          {...line('name')}
        />
        <Field label="한 줄 소개" required maxLength={120} {...line('summary')} />
        <TextArea label="상품 설명" required rows={8} maxLength={5000} {...line('description')} />
        <div>
          <SubmitButton name="intent" value="facts">
            이름과 설명 저장
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
