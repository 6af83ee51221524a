import type { District } from '#app/stores/index.ts';

type MarketFacts = { slug: string; name: string; district: District; intro: string; marketDays?: string };

/** Real markets; what is said of them is known. The stores that trade there in the demo are invented. */
export const MARKETS: readonly MarketFacts[] = [
  {
    slug: 'jungang',
    name: '중앙시장',
    district: '동구',
    intro:
      '대전에서 가장 큰 전통시장. 종합시장, 도매시장, 먹자골목과 건어물·생선·한약·한복·공구 골목이 이어져 있습니다.',
  },
  {
    slug: 'yeokjeon',
    name: '역전시장',
    district: '동구',
    intro: '대전역 앞 전통시장. 기차에서 내려 바로 장을 볼 수 있습니다.',
  },
  {
    slug: 'indong',
    name: '인동시장',
    district: '동구',
    intro: '쌀과 잡곡으로 이름난 시장. 1919년 3월 16일 만세 운동이 일어난 자리이기도 합니다.',
  },
  {
    slug: 'gayang',
    name: '가양시장',
    district: '동구',
    intro: '대전에서 가장 작은 동네 시장. 가게 하나하나가 이웃입니다.',
  },
  {
    slug: 'sindo',
    name: '신도꼼지락시장',
    district: '동구',
    intro: '가양동 골목의 시장. 반찬과 먹을거리 가게가 모여 있습니다.',
  },
  {
    slug: 'yongun',
    name: '용운시장',
    district: '동구',
    intro: '용운동 주민이 오가며 들르는 동네 시장입니다.',
  },
  { slug: 'yongjeon', name: '용전시장', district: '동구', intro: '용전동에 있는 동네 시장입니다.' },
  { slug: 'jayang', name: '자양시장', district: '동구', intro: '자양동에 있는 동네 시장입니다.' },
  {
    slug: 'munchang',
    name: '문창시장',
    district: '중구',
    intro: '대전천 가까이 자리한 중구의 전통시장입니다.',
  },
  {
    slug: 'taepyeong',
    name: '태평시장',
    district: '중구',
    intro: '태평동 주민의 저녁 장보기를 책임지는 시장입니다.',
  },
  { slug: 'yucheon', name: '유천시장', district: '중구', intro: '유천동에 있는 동네 시장입니다.' },
  { slug: 'sanseong', name: '산성시장', district: '중구', intro: '산성동에 있는 동네 시장입니다.' },
  { slug: 'busa', name: '부사시장', district: '중구', intro: '부사동에 있는 동네 시장입니다.' },
  { slug: 'oryu', name: '오류시장', district: '중구', intro: '오류동에 있는 동네 시장입니다.' },
  {
    slug: 'doma',
    name: '도마큰시장',
    district: '서구',
    intro: '가게가 500곳 가까이 늘어선 서구의 큰 시장. 채소와 과일, 반찬, 간식까지 한 바퀴에 삽니다.',
  },
  {
    slug: 'hanmin',
    name: '한민시장',
    district: '서구',
    intro: '1981년에 문을 연 서구의 시장. 먹을거리와 생필품이 고루 있습니다.',
  },
  {
    slug: 'gasuwon',
    name: '가수원상점가',
    district: '서구',
    intro: '가수원동 주민과 함께 자란 상점가입니다.',
  },
  {
    slug: 'dunsan3',
    name: '둔산3동상점가',
    district: '서구',
    intro: '둔산 아파트 단지 사이의 상점가입니다.',
  },
  {
    slug: 'yuseong',
    name: '유성시장',
    district: '유성구',
    intro: '1910년대부터 이어 온 오일장. 장날이면 가까운 산과 들의 나물, 채소, 묘목이 나옵니다.',
    marketDays: '매월 4·9일',
  },
  { slug: 'songgang', name: '송강시장', district: '유성구', intro: '송강동에 있는 동네 시장입니다.' },
  {
    slug: 'jungri',
    name: '중리시장',
    district: '대덕구',
    intro: '1988년에 문을 연 대덕구의 시장. 저녁이면 달빛야시장으로 먼저 알려진 곳입니다.',
  },
  {
    slug: 'sintanjin',
    name: '신탄진시장',
    district: '대덕구',
    intro: '대청호로 가는 길목의 오일장입니다.',
    marketDays: '매월 3·8일',
  },
  { slug: 'beopdong', name: '법동시장', district: '대덕구', intro: '법동에 있는 동네 시장입니다.' },
  { slug: 'birae', name: '비래시장', district: '대덕구', intro: '비래동에 있는 동네 시장입니다.' },
];
