import { Form } from '@remix-run/react';
import { ChevronDown } from 'lucide-react';
import { Button } from '../button.tsx';

/** Asks before a review is removed, with or without scripts: the button that does it stands behind the question. */
export function RemoveReview({ review }: { review: { id: string; productName: string } }) {
  const question = `remove-${review.id}`;
  return (
    <details className="group mt-2">
      <summary className="inline-flex min-h-11 cursor-pointer items-center gap-1 text-sm font-semibold text-ink-2">
        지우기<span className="sr-only"> {review.productName} 리뷰</span>
        <ChevronDown aria-hidden className="size-4 group-open:rotate-180" />
      </summary>
      <Form
        method="post"
        aria-labelledby={question}
        className="mt-1 grid max-w-md justify-items-start gap-3 rounded-control bg-ground-2 p-4"
      >
        <p id={question} className="text-sm">
          <strong className="block font-heavy">이 리뷰를 지울까요?</strong>
          지운 리뷰는 되돌릴 수 없어요. 그만두려면 ‘지우기’를 한 번 더 누르세요.
        </p>
        <input type="hidden" name="reviewId" value={review.id} />
        <Button name="intent" value="remove" look="danger" size="small">
          리뷰 지우기<span className="sr-only"> {review.productName}</span>
        </Button>
      </Form>
    </details>
  );
}
