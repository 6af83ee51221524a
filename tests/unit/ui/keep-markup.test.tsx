import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { createMarkupKeeper } from '#app/ui/keep-markup.server.tsx';
import { Kept, MarkupKeeping } from '#app/ui/kept-markup.tsx';

const drawn: string[] = [];
const Inside = ({ name }: { name: string }) => {
  drawn.push(name);
  return (
    <>
      <b title={name}>
        {name} 한 개, {1}
      </b>
      {name}
    </>
  );
};
const Card = ({ name }: { name: string }) => (
  <Kept as="article" className="card" facts={['card', name]}>
    <Inside name={name} />
  </Kept>
);

test('kept markup is what would have been drawn, to the comments between its texts, and what shoppers wrote is escaped', () => {
  for (const name of ['사과', '<img src=x onerror=alert(1)> & "따옴표"']) {
    const kept = renderToString(
      <MarkupKeeping.Provider value={createMarkupKeeper()}>
        <Card name={name} />
      </MarkupKeeping.Provider>,
    );
    expect(kept).toBe(renderToString(<Card name={name} />));
  }
});

test('the same facts are drawn once; other facts are other markup', () => {
  const keep = createMarkupKeeper();
  const page = (name: string) =>
    renderToStaticMarkup(
      <MarkupKeeping.Provider value={keep}>
        <Card name={name} />
      </MarkupKeeping.Provider>,
    );
  drawn.length = 0;
  for (const name of ['배', '감', '배', '감']) expect(page(name)).toContain(`title="${name}"`);
  expect(drawn).toEqual(['배', '감']);
});

test('what was not asked for longest goes when there is no room', () => {
  const keep = createMarkupKeeper(200);
  drawn.length = 0;
  for (const name of ['가', '나', '다', '라', '마', '가', '가']) keep(name, <Inside name={name} />);
  expect(drawn).toEqual(['가', '나', '다', '라', '마', '가']);
});
