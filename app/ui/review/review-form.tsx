import { Form } from '@remix-run/react';
import { Star } from 'lucide-react';
import { useId } from 'react';
import type { FormProblem } from '#app/http/forms.server.ts';
import { STARS, STARS_LABEL } from '#app/reviews/index.ts';
import { FormAlert } from '../field.tsx';
import { Picture } from '../picture.tsx';
import { SubmitButton } from '../submit-button.tsx';

type Line = { lineId: string; name: string; optionName: string; imageId: string | null };

/** Stars and words for one bought line; no star is chosen beforehand. */
export function ReviewForm({ line, problem }: { line: Line; problem?: FormProblem | undefined }) {
  const id = useId();
  const wrong = problem?.fields ?? {};
  return (
    <Form method="post" className="grid gap-4" noValidate>
      <input type="hidden" name="intent" value="write" />
      <input type="hidden" name="lineId" value={line.lineId} />
      <div className="flex items-center gap-3">
        {line.imageId && (
          <span className="size-16 shrink-0 overflow-hidden rounded-card">
            <Picture imageId={line.imageId} alt="" sizes="64px" />
          </span>
        )}
        <p className="min-w-0 font-bold">
          {line.name}
          {line.optionName && <span className="block text-xs font-normal text-ink-2">{line.optionName}</span>}
        </p>
      </div>
      <FormAlert problem={problem} />
      <fieldset aria-describedby={wrong.stars ? `${id}-stars` : undefined}>
        <legend className="mb-1 text-sm font-semibold">별점</legend>
        <div className="grid grid-cols-2 gap-2 sm:grid-cols-5">
          {[...STARS].reverse().map((stars) => (
            <label
              key={stars}
              className="relative flex min-h-11 flex-wrap items-center justify-center gap-x-1 rounded-control border border-edge px-2 py-1.5 max-sm:last:col-span-2 text-sm has-checked:border-warm-600 has-checked:bg-warm-50 has-focus-visible:outline-3 has-focus-visible:outline-warm-600"
            >
              <input
                type="radio"
                name="stars"
                value={stars}
                required
                defaultChecked={problem?.values.stars === String(stars)}
                className="absolute size-full cursor-inherit opacity-0"
              />
              <Star aria-hidden className="size-4 fill-star text-star" />
              <span className="font-bold">{stars}점</span>
              <span className="text-ink-2 sm:w-full sm:text-center sm:text-xs">{STARS_LABEL[stars]}</span>
            </label>
          ))}
        </div>
        {wrong.stars && (
          <p id={`${id}-stars`} className="mt-1.5 text-xs font-semibold text-red">
            {wrong.stars}
          </p>
        )}
      </fieldset>
      <div className="grid gap-1.5">
        <label htmlFor={`${id}-text`} className="text-sm font-semibold">
          후기
        </label>
        <textarea
          id={`${id}-text`}
          name="text"
          required
          minLength={10}
          maxLength={1000}
          rows={4}
          defaultValue={problem?.values.text ?? ''}
          aria-invalid={wrong.text ? true : undefined}
          aria-describedby={`${id}-hint${wrong.text ? ` ${id}-error` : ''}`}
          className="w-full rounded-control border border-edge bg-white px-3.5 py-2.5 text-base aria-invalid:border-red"
        />
        <p id={`${id}-hint`} className="text-xs text-ink-2">
          10자 이상 써 주세요. 이름은 ‘김*통’처럼 가려서 보여요.
        </p>
        {wrong.text && (
          <p id={`${id}-error`} className="text-xs font-semibold text-red">
            {wrong.text}
          </p>
        )}
      </div>
      <SubmitButton wide>리뷰 올리기</SubmitButton>
    </Form>
  );
}
