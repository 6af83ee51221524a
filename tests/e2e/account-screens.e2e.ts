import accounts from '#app/identity/demo-accounts.json' with { type: 'json' };
import { expectFinishedPage, watchShifts } from '#tests/support/a-page.ts';
import { askToCharge, inTheWindow, panel, signUp } from '#tests/support/a-person.ts';
import { expect, expectComplaint, test } from '#tests/support/browser-test.ts';
import { freshPhone, freshWord } from '#tests/support/fresh.ts';
import { theMall } from '#tests/support/mall.ts';
import { sealedByTheMall } from '#tests/support/sealed-by-the-mall.ts';

/** Every screen of an account that a member comes to by doing something. */

test('somebody looks at joining, being verified, charging and taking it back', async ({
  page,
  complaints,
}) => {
  test.slow();
  await watchShifts(page);
  await page.goto('/signup');
  await page.getByLabel('이메일').fill('nobody');
  await page.getByLabel('비밀번호').fill('qwerty123');
  await page.getByRole('button', { name: '가입하기' }).click();
  await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
  expectComplaint(complaints, 'status of 400');
  await expectFinishedPage(page, 'signup-problems');

  await signUp(page);
  await page.goto('/me/addresses');
  await expectFinishedPage(page, 'me-addresses-none');
  await page.goto('/me/reviews');
  await expectFinishedPage(page, 'me-reviews-none');
  await page.goto('/wallet/charge');
  await expect(page.getByRole('heading', { level: 1, name: '본인인증' })).toBeVisible();
  await expectFinishedPage(page, 'verify');
  await page.getByLabel('생년월일').fill('1990-03-02');
  await page.getByLabel('휴대폰 번호').fill(freshPhone());
  await page.getByRole('button', { name: '인증하기' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '온통대전 충전' })).toBeVisible();
  await askToCharge(page, 50_000);
  await inTheWindow(page, 50_000);
  await expect(page.getByRole('heading', { level: 1, name: '온통대전 지갑' })).toBeVisible();
  await expectFinishedPage(page, 'wallet-charged');
  await page
    .getByRole('link', { name: /충전 취소|환급/ })
    .first()
    .click();
  await expect(panel(page, '돌아오는 금액')).toBeVisible();
  await expectFinishedPage(page, 'wallet-pay-out');
  await page.getByRole('button', { name: '충전 취소하기' }).click();
  await expect(page.getByText('결제 수단으로 돌려보내고 있습니다.').first()).toBeVisible();
  await expectFinishedPage(page, 'wallet-paid-out');

  await page.goto('/me/addresses/new');
  await page.getByLabel('배송지 이름').fill('회사');
  await page.getByLabel('받는 분').fill('김온통');
  await page.getByLabel('휴대폰 번호').fill('010-1234-5678');
  await page.getByLabel('우편번호').fill('35229');
  await page.getByLabel('주소', { exact: true }).fill('대전광역시 서구 둔산로 100');
  await page.getByLabel('상세주소').fill('대전시청 남문광장 지하 1층 온통대전 상담센터 옆 우편취급국');
  await page.getByRole('button', { name: /저장/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '배송지', exact: true })).toBeVisible();
  await page
    .getByRole('link', { name: /고치기|수정/ })
    .first()
    .click();
  await expect(page.getByLabel('우편번호')).toHaveValue('35229');
  await expectFinishedPage(page, 'me-address');
});

test('somebody who forgot the password looks at the way to a new one', async ({ page, complaints }) => {
  test.slow();
  const { email } = await signUp(page);
  await page.context().clearCookies();
  await watchShifts(page);
  await page.goto('/login');
  await page.getByLabel('이메일').fill(email);
  await page.getByLabel('비밀번호', { exact: true }).fill('not-the-password');
  await page.getByRole('button', { name: '로그인', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  expectComplaint(complaints, 'status of 400');
  await expectFinishedPage(page, 'login-refused');

  await page.goto('/forgot');
  await page.getByLabel('이메일').fill(email);
  await page.getByRole('button', { name: '메일 받기' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '메일을 확인해 주세요' })).toBeVisible();
  await expectFinishedPage(page, 'forgot-sent');
  await expect
    .poll(async () => {
      await page.goto('/mailbox');
      return page.getByRole('listitem').filter({ hasText: email }).filter({ hasText: '/reset/' }).count();
    })
    .toBeGreaterThan(0);
  await expectFinishedPage(page, 'mailbox');
  await page
    .getByRole('listitem')
    .filter({ hasText: email })
    .getByRole('link', { name: /\/reset\// })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: '새 비밀번호 정하기' })).toBeVisible();
  await expectFinishedPage(page, 'reset');
});

test('a seller of the demo looks at the code asked for', async ({ page }) => {
  const seller = accounts.find(({ key }) => key === 'seller');
  await watchShifts(page);
  await page.goto('/login');
  await page.getByLabel('이메일').fill(seller?.email ?? '');
  await page.getByLabel('비밀번호', { exact: true }).fill(seller?.password ?? '');
  await page.getByRole('button', { name: '로그인', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '인증 코드 입력' })).toBeVisible();
  await expectFinishedPage(page, 'login-code');
});

test('somebody sent by 카카오 for the first time looks at the consents', async ({ page }) => {
  const mall = theMall();
  const sealed = await sealedByTheMall(mall, 'social-newcomer', {
    provider: 'kakao',
    profile: {
      providerUserId: freshWord(),
      email: `${freshWord()}@example.test`,
      emailVerified: true,
      name: '김카카오',
    },
    next: '/',
    until: '2198-01-01T00:00:00.000Z',
  });
  await page
    .context()
    .addCookies([{ name: `mall-oauth_${new URL(mall.url).port}`, value: sealed, url: mall.url }]);
  await watchShifts(page);
  await page.goto('/signup/social');
  await expect(page.getByRole('heading', { level: 1, name: '카카오로 회원가입' })).toBeVisible();
  await expectFinishedPage(page, 'signup-social');
});
