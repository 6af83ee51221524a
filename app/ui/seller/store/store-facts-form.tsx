import { Form } from '@remix-run/react';
import type { FormProblem } from '#app/http/forms.server.ts';
import type { OwnStore } from '#app/stores/index.server.ts';
import { Field, FormAlert } from '../../field.tsx';
import { Panel } from '../../page.tsx';
import { SubmitButton } from '../../submit-button.tsx';
import { TextArea } from '../../testbed/text-area.tsx';
import { formOf } from './form-values.ts';
import { ClosedOnFields, ClosureFields, HoursFields } from './opening-fields.tsx';

/** 상점 정보: all that a store's page tells and its seller decides. */
export function StoreFactsForm({ store, problem }: { store: OwnStore; problem: FormProblem | undefined }) {
  const form = formOf(store, problem);
  const { line } = form;
  return (
    <Form method="post" className="grid gap-4" noValidate>
      <FormAlert problem={problem} />
      <input type="hidden" name="seen" value={store.seen} />
      <Panel title="소개와 이야기">
        <div className="grid gap-4">
          <TextArea
            label="소개"
            required
            rows={3}
            maxLength={500}
            hint="상점 이름 바로 아래와 상점 목록에 보여요."
            {...line('intro')}
          />
          <TextArea
            label="상점 이야기"
            rows={8}
            maxLength={2000}
            hint="누가 어떻게 만들고 파는지 들려주세요. 줄을 바꾸면 그대로 보여요."
            {...line('story')}
          />
        </div>
      </Panel>
      <Panel title="상점 소식">
        <div className="grid gap-4">
          <TextArea
            label="소식"
            rows={3}
            maxLength={300}
            hint="정한 날에만 상점 페이지 위쪽에 보여요. 비우면 소식을 내립니다."
            {...line('notice.text')}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="보이기 시작하는 날" type="date" {...line('notice.from')} />
            <Field label="마지막 날" type="date" {...line('notice.until')} />
          </div>
        </div>
      </Panel>
      <Panel title="영업시간과 휴무">
        <div className="grid gap-8">
          <HoursFields form={form} marketName={store.marketName} />
          <ClosedOnFields form={form} />
          <ClosureFields form={form} />
        </div>
      </Panel>
      <Panel title="연락처">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="전화번호"
            required
            type="tel"
            inputMode="tel"
            hint="상점과 상품 페이지의 판매자 정보에 보여요."
            {...line('phone')}
          />
          <Field label="이메일" required type="email" {...line('email')} />
        </div>
      </Panel>
      <div>
        <SubmitButton size="large">상점 정보 저장</SubmitButton>
      </div>
    </Form>
  );
}
