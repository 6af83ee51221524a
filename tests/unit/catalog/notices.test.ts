import { expect, test } from 'vitest';
import { NOTICE_TEMPLATES, NOTICE_TYPES, noticeProblems, noticeRows } from '#app/catalog/index.ts';

const full = (type: (typeof NOTICE_TYPES)[number]) =>
  Object.fromEntries(NOTICE_TEMPLATES[type].fields.map(({ label }) => [label, '내용']));

test.each(NOTICE_TYPES)('a notice of %s with every field filled in is right', (type) => {
  expect(noticeProblems(type, full(type))).toEqual([]);
});

test('a field left out or blank is named', () => {
  const { 원산지: _left, ...rest } = full('fresh_food');
  expect(noticeProblems('fresh_food', { ...rest, 상품구성: '  ' })).toEqual([
    { label: '원산지', because: 'missing' },
    { label: '상품구성', because: 'missing' },
  ]);
});

test.each([
  '상세페이지 참조',
  '상세 페이지 참고',
  '상품상세참조',
  '상세설명을 참조해 주세요.',
  '상세정보 참고바랍니다',
])('"%s" says nothing and is refused', (text) => {
  expect(noticeProblems('fresh_food', { ...full('fresh_food'), 원산지: text })).toEqual([
    { label: '원산지', because: 'says-nothing' },
  ]);
});

test('an answer that only mentions the page is an answer', () => {
  const notice = { ...full('fresh_food'), 상품구성: '사과 3kg (상세페이지 사진 참조)' };
  expect(noticeProblems('fresh_food', notice)).toEqual([]);
});

test('rows follow the template; what it no longer asks for comes last', () => {
  const rows = noticeRows('book', { 옛항목: '가', ...full('book') });
  expect(rows.map(({ label }) => label)).toEqual([
    ...NOTICE_TEMPLATES.book.fields.map(({ label }) => label),
    '옛항목',
  ]);
});
