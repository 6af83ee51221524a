import type { ConsentDocument } from './words.ts';

type ConsentText = { title: string; detail: string; required: boolean; version: string };

/** What a member is asked, and the version of the text that was shown. A new text is a new version. */
export const CONSENT_TEXTS = {
  terms: {
    title: '이용약관 동의',
    detail: '온통대전몰을 이용하는 데 필요한 약속입니다.',
    required: true,
    version: '2026-07-01',
  },
  age14: {
    title: '만 14세 이상입니다',
    detail: '만 14세 미만은 법정대리인의 동의가 필요해 가입할 수 없습니다.',
    required: true,
    version: '2026-07-01',
  },
  marketing: {
    title: '광고성 정보 수신 동의',
    detail: '할인 행사와 쿠폰 소식을 이메일로 받습니다. 동의하지 않아도 모든 기능을 쓸 수 있습니다.',
    required: false,
    version: '2026-07-01',
  },
  night_marketing: {
    title: '야간 광고 수신 동의',
    detail: '밤 9시부터 다음 날 아침 8시 사이에도 광고성 정보를 받습니다.',
    required: false,
    version: '2026-07-01',
  },
  personalisation: {
    title: '맞춤 상품 보기 동의',
    detail:
      '최근 본 상품과 산 상품의 갈래에 맞춰 첫 화면에 상품을 골라 보여 드립니다. 따로 모아 두지 않으며, 동의하지 않아도 모든 기능을 쓸 수 있습니다.',
    required: false,
    version: '2026-11-01',
  },
} as const satisfies Record<ConsentDocument, ConsentText>;
