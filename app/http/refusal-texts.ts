import type { LimitRefusal } from '#app/limits/index.ts';

type AnyRefusal = LimitRefusal;

/** Status, sentence, and the field it belongs beside (none: over the form). */
type Answer = [status: number, text: string, field?: string];
/** A new refusal does not compile until it has a status and a sentence. */
type Texts = { [C in AnyRefusal['code']]: (reason: Extract<AnyRefusal, { code: C }>) => Answer };

const waiting = (seconds: number): string => (seconds < 90 ? `${seconds}초` : `${Math.ceil(seconds / 60)}분`);

const texts: Texts = {
  'limits/too-many': (r) => [429, `시도가 너무 많았습니다. ${waiting(r.seconds)} 뒤에 다시 시도해 주세요.`],
};

export function answerRefusal(reason: { code: string }): { status: number; text: string; field?: string } {
  const write = (texts as Record<string, ((r: never) => Answer) | undefined>)[reason.code];
  if (!write) throw new Error(`no sentence for refusal ${reason.code}`);
  const [status, text, field] = write(reason as never);
  return field === undefined ? { status, text } : { status, text, field };
}
