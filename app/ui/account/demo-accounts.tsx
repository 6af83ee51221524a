import { LinkButton } from '../button.tsx';

export type DemoChoice = { key: string; role: string; name: string; note: string; to: string };

/** Only in the demo: one account per role, filled into the form above by a click. */
export function DemoAccounts({ accounts }: { accounts: readonly DemoChoice[] }) {
  if (accounts.length === 0) return null;
  return (
    <section aria-labelledby="demo-accounts" className="rounded-panel bg-ground-2 p-4">
      <h2 id="demo-accounts" className="text-base font-bold">
        둘러보기 계정
      </h2>
      <p className="mt-0.5 text-xs text-ink-2">
        고르면 이메일과 비밀번호가 채워집니다. 로그인을 눌러 주세요.
      </p>
      <ul className="mt-3 grid gap-2">
        {accounts.map((account) => (
          <li
            key={account.key}
            className="flex items-center justify-between gap-3 rounded-card bg-white py-2 pl-4 pr-2"
          >
            <p className="min-w-0 text-sm">
              <span className="font-bold">{account.role}</span> {account.name}
              <span className="block text-xs text-ink-2">{account.note}</span>
            </p>
            <LinkButton to={account.to} look="quiet" size="small" className="shrink-0" preventScrollReset>
              채우기<span className="sr-only"> {account.role} 계정</span>
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
