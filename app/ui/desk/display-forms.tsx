import { Form } from '@remix-run/react';
import { KIND_LABEL, KINDS } from '#app/catalog/index.ts';
import type { BannerRow, EventRow, SectionRow } from '#app/displays/index.server.ts';
import { GROUND_LABEL, GROUNDS, SECTION_SOURCES, SOURCE_LABEL } from '#app/displays/index.ts';
import type { FormProblem } from '#app/http/forms.server.ts';
import { STORE_TYPE_LABEL, STORE_TYPES } from '#app/stores/index.ts';
import { Checkbox, Field, FormAlert, SelectField } from '../field.tsx';
import { SubmitButton } from '../submit-button.tsx';
import { localTime } from './local-time.ts';

type Problem = FormProblem | undefined;
type Known = Record<string, string | number | null | undefined>;

/** One line of a form whose words come back when it did not go through. */
const lineOf = (problem: Problem, known: Known) => (name: string) => ({
  name,
  defaultValue: problem?.values[name] ?? known[name] ?? '',
  error: problem?.fields[name],
});

export function BannerForm({
  banner,
  rowId,
  problem,
}: {
  banner: BannerRow | null;
  rowId: string;
  problem: Problem;
}) {
  const line = lineOf(problem, {
    ...banner,
    beginsAt: localTime(banner?.beginsAt),
    endsAt: localTime(banner?.endsAt),
  });
  return (
    <Form method="post" className="grid gap-4" noValidate>
      <FormAlert problem={problem} />
      <input type="hidden" name="id" value={banner?.id ?? ''} />
      <input type="hidden" name="rowId" value={problem?.values.rowId ?? rowId} />
      <Field label="제목" required maxLength={40} {...line('title')} />
      <Field label="설명" required maxLength={80} hint="제목 위에 작게 보여요." {...line('lead')} />
      <Field label="단추 글" required maxLength={16} {...line('action')} />
      <Field
        label="연결할 주소"
        required
        hint="쇼핑몰 안의 주소만 쓸 수 있어요. 예: /events/sale"
        {...line('path')}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="그림(이모지)" required maxLength={16} {...line('emblem')} />
        <SelectField
          label="바탕"
          required
          options={GROUNDS.map((value) => ({ value, label: GROUND_LABEL[value] }))}
          {...line('ground')}
        />
        <Field label="순서" required type="number" min={0} max={999} {...line('position')} />
      </div>
      <PeriodFields line={line} />
      <SubmitButton wide>저장하기</SubmitButton>
    </Form>
  );
}

const STORE_CHOICES = [
  { value: '', label: '모든 상점' },
  { value: 'venture,social_enterprise,village_enterprise', label: '테스트베드 상점 모두' },
  ...STORE_TYPES.map((value) => ({ value, label: STORE_TYPE_LABEL[value] })),
];

export function SectionForm({
  section,
  rowId,
  events,
  problem,
}: {
  section: SectionRow | null;
  rowId: string;
  events: readonly EventRow[];
  problem: Problem;
}) {
  const line = lineOf(problem, {
    title: section?.title,
    lead: section?.lead,
    source: section?.source,
    kind: section?.kind,
    eventId: section?.eventId,
    categorySlug: section?.categorySlug,
    position: section?.position,
    storeTypes: section?.storeTypes?.join(','),
    picks: section?.picks.join('\n'),
    beginsAt: localTime(section?.beginsAt),
    endsAt: localTime(section?.endsAt),
  });
  return (
    <Form method="post" className="grid gap-4" noValidate>
      <FormAlert problem={problem} />
      <input type="hidden" name="id" value={section?.id ?? ''} />
      <input type="hidden" name="rowId" value={problem?.values.rowId ?? rowId} />
      <Field label="제목" required maxLength={40} {...line('title')} />
      <Field label="설명" maxLength={80} {...line('lead')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="보일 곳"
          required
          options={[
            { value: '', label: '첫 화면' },
            ...events.map(({ id, title }) => ({ value: id, label: `행사 · ${title}` })),
          ]}
          {...line('eventId')}
        />
        <SelectField
          label="무엇을 보일까요?"
          required
          options={SECTION_SOURCES.map((value) => ({ value, label: SOURCE_LABEL[value] }))}
          {...line('source')}
        />
        <SelectField label="상점" options={STORE_CHOICES} {...line('storeTypes')} />
        <SelectField
          label="상품 유형"
          options={[
            { value: '', label: '모든 유형' },
            ...KINDS.map((value) => ({ value, label: KIND_LABEL[value] })),
          ]}
          {...line('kind')}
        />
        <Field label="카테고리 주소" hint="예: fruit" {...line('categorySlug')} />
        <Field label="순서" required type="number" min={0} max={999} {...line('position')} />
      </div>
      <PicksField {...line('picks')} />
      <PeriodFields line={line} />
      <Checkbox
        label="지금 보이기"
        name="shown"
        defaultChecked={problem ? problem.values.shown === 'on' : (section?.shown ?? false)}
      />
      <SubmitButton wide>저장하기</SubmitButton>
    </Form>
  );
}

export function EventForm({ event, problem }: { event: EventRow | null; problem: Problem }) {
  const line = lineOf(problem, {
    ...event,
    beginsAt: localTime(event?.beginsAt),
    endsAt: localTime(event?.endsAt),
  });
  return (
    <Form method="post" className="grid gap-4" noValidate>
      <FormAlert problem={problem} />
      <Field label="제목" required maxLength={40} {...line('title')} />
      <Field label="설명" required maxLength={80} {...line('lead')} />
      <Field
        label="주소"
        required
        readOnly={event !== null}
        hint="영문 소문자, 숫자, 붙임표. 만든 뒤에는 바꿀 수 없어요."
        {...line('slug')}
      />
      <TextArea label="안내" rows={6} {...line('story')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="그림(이모지)" required maxLength={16} {...line('emblem')} />
        <Field label="장소" required maxLength={80} {...line('place')} />
      </div>
      <PeriodFields line={line} endless={false} />
      <SubmitButton wide>저장하기</SubmitButton>
    </Form>
  );
}

type Line = ReturnType<ReturnType<typeof lineOf>>;

function PeriodFields({ line, endless = true }: { line: (name: string) => Line; endless?: boolean }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="시작" required type="datetime-local" {...line('beginsAt')} />
      <Field
        label="끝"
        required={!endless}
        type="datetime-local"
        {...(endless && { hint: '비우면 계속 보여요.' })}
        {...line('endsAt')}
      />
    </div>
  );
}

const PicksField = (line: Line) => (
  <TextArea
    label="고른 상품"
    isOptional
    rows={5}
    hint="‘직접 고른 상품’일 때 써요. 상품 페이지 주소를 한 줄에 하나씩, 보일 순서대로 붙여 넣으세요."
    {...line}
  />
);

function TextArea({
  label,
  name,
  hint,
  error,
  rows,
  isOptional = false,
  defaultValue,
}: Line & { label: string; hint?: string; rows: number; isOptional?: boolean }) {
  const said = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div className="grid gap-1.5">
      <label htmlFor={name} className="text-sm font-semibold">
        {label}
        {isOptional && <span className="font-normal text-ink-2"> (선택)</span>}
      </label>
      <textarea
        id={name}
        name={name}
        rows={rows}
        required={!isOptional}
        defaultValue={defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={said || undefined}
        className="w-full rounded-control border border-edge bg-white px-3.5 py-2.5 text-base aria-invalid:border-red"
      />
      {hint && (
        <p id={`${name}-hint`} className="text-xs text-ink-2">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${name}-error`} className="text-xs font-semibold text-red">
          {error}
        </p>
      )}
    </div>
  );
}
