import type { MetaFunction } from '@remix-run/node';

export const meta: MetaFunction = () => [{ title: '온통대전몰' }];

export default function HomePage() {
  return (
    <main>
      <h1>온통대전몰</h1>
    </main>
  );
}
