import type { SaveMarketDraft } from '#app/stores/index.ts';

type Week = NonNullable<SaveMarketDraft['hours']>;
const daily = (from: string, until: string): Week => Array.from({ length: 7 }, () => ({ from, until }));
/** 합배송 of the mall's own trial with markets; free from 10,000 won, as Incheon's market shopping does. */
const delivers = (groupCutOff: string) => ({ groupFee: 2000, groupFreeFrom: 10_000, groupCutOff });

/** Where each market is, when it opens and how it delivers; positions and hours are plausible and no measurement. */
export const MARKET_PLACES: Readonly<Record<string, Partial<SaveMarketDraft>>> = {
  jungang: {
    lat: 36.3288,
    lng: 127.4342,
    address: '대전광역시 동구 대전로 783',
    directions:
      '대전역 3번 출구에서 걸어서 5분\n지하철 1호선 중앙로역 7번 출구에서 걸어서 7분\n시장 공영주차장이 있어요',
    story:
      '중앙시장은 한 시장이 아니라 여러 시장이 맞붙은 큰 장터입니다. 종합시장과 상가, 도매시장이 이어지고 그 사이로 건어물·생선·한약·한복·공구·그릇 골목이 갈라집니다.\n\n골목마다 파는 것이 달라 처음 오시면 길을 잃기 쉽습니다. 온통대전몰에서는 골목을 다 돌지 않아도 여러 점포의 물건을 한 바구니에 담고, 한 번에 받을 수 있습니다.',
    hours: daily('09:00', '19:00'),
    closedOn: [{ weekday: 0, nth: 2 }],
    ...delivers('17:00'),
  },
  yeokjeon: {
    lat: 36.333,
    lng: 127.4352,
    address: '대전광역시 동구 정동 대전역 앞',
    directions: '대전역 서광장에서 걸어서 3분',
    story:
      '기차에서 내린 사람과 새벽에 나물을 이고 온 사람이 만나던 자리에 생긴 시장입니다. 지금도 아침이 가장 붐빕니다.',
    hours: daily('06:00', '18:00'),
    ...delivers('15:00'),
  },
  indong: {
    lat: 36.3196,
    lng: 127.4436,
    address: '대전광역시 동구 인동',
    directions: '대동천과 대전천 사이, 인동네거리에서 걸어서 5분',
    story:
      '쌀과 잡곡을 파는 가게가 모여 이름난 시장입니다. 1919년 3월 16일 장날, 이곳에서 만세 소리가 울렸습니다.',
    hours: daily('08:00', '18:30'),
    closedOn: [{ weekday: 0, nth: null }],
    ...delivers('16:00'),
  },
  gayang: {
    lat: 36.344,
    lng: 127.448,
    address: '대전광역시 동구 가양동',
    directions: '가양동 주택가 안쪽, 가양네거리에서 걸어서 6분',
    story: '서른 곳이 채 안 되는 가게가 모인 대전에서 가장 작은 시장입니다.',
    hours: daily('09:00', '19:00'),
    closedOn: [{ weekday: 0, nth: null }],
  },
  sindo: {
    lat: 36.3472,
    lng: 127.4455,
    address: '대전광역시 동구 가양동',
    directions: '가양동 우체국 뒤편 골목',
    story: '손을 꼼지락거려 만든 반찬과 먹을거리가 많아 붙은 이름 그대로의 시장입니다.',
    hours: daily('09:00', '20:00'),
    closedOn: [{ weekday: 0, nth: 2 }],
  },
  yongun: {
    lat: 36.333,
    lng: 127.465,
    address: '대전광역시 동구 용운동',
    directions: '용운동 주민센터에서 걸어서 4분',
    hours: daily('09:00', '19:00'),
  },
  yongjeon: {
    lat: 36.3545,
    lng: 127.437,
    address: '대전광역시 동구 용전동',
    directions: '대전복합터미널에서 걸어서 8분',
    hours: daily('09:00', '20:00'),
  },
  jayang: {
    lat: 36.336,
    lng: 127.452,
    address: '대전광역시 동구 자양동',
    directions: '자양동 대학가 어귀',
    hours: daily('09:00', '19:00'),
  },
  munchang: {
    lat: 36.3172,
    lng: 127.4378,
    address: '대전광역시 중구 문창동',
    directions: '대전천 문창교 옆',
    story:
      '대전천 둑을 따라 선 장이 자리를 잡은 시장입니다. 고기와 김치, 국밥집이 골목 안쪽에 모여 있습니다.',
    hours: daily('08:00', '19:30'),
    closedOn: [{ weekday: 0, nth: 2 }],
    ...delivers('16:30'),
  },
  taepyeong: {
    lat: 36.324,
    lng: 127.3975,
    address: '대전광역시 중구 태평동',
    directions: '태평동 아파트 단지 사이, 유등천에서 걸어서 6분',
    story:
      '퇴근길에 들러 저녁거리를 사는 사람이 많은 시장입니다. 생선과 채소는 오전에 들어온 것을 저녁까지 팝니다.',
    hours: daily('09:00', '21:00'),
    closedOn: [{ weekday: 1, nth: 2 }],
    ...delivers('17:00'),
  },
  yucheon: {
    lat: 36.313,
    lng: 127.3985,
    address: '대전광역시 중구 유천동',
    directions: '서대전네거리에서 버스로 두 정거장',
    hours: daily('09:00', '19:00'),
  },
  sanseong: {
    lat: 36.3,
    lng: 127.396,
    address: '대전광역시 중구 산성동',
    directions: '산성동 네거리에서 걸어서 3분',
    hours: daily('09:00', '19:00'),
  },
  busa: {
    lat: 36.314,
    lng: 127.43,
    address: '대전광역시 중구 부사동',
    directions: '한밭운동장에서 걸어서 7분',
    hours: daily('09:00', '18:30'),
    closedOn: [{ weekday: 0, nth: null }],
  },
  oryu: {
    lat: 36.324,
    lng: 127.409,
    address: '대전광역시 중구 오류동',
    directions: '지하철 1호선 오룡역에서 걸어서 6분',
    hours: daily('09:00', '19:00'),
  },
  doma: {
    lat: 36.313,
    lng: 127.38,
    address: '대전광역시 서구 도마동',
    directions: '도마네거리에서 걸어서 5분\n시장 공영주차장이 있어요',
    story:
      '가게가 500곳 가까이 늘어선 서구의 큰 시장입니다. 곧게 뻗은 길을 따라 청과, 반찬, 떡과 간식이 차례로 나와 한 바퀴 돌면 장보기가 끝납니다.',
    hours: daily('09:00', '20:00'),
    closedOn: [{ weekday: 0, nth: 2 }],
    ...delivers('17:00'),
  },
  hanmin: {
    lat: 36.3365,
    lng: 127.382,
    address: '대전광역시 서구 괴정동',
    directions: '지하철 1호선 용문역에서 걸어서 10분',
    story:
      '1981년에 문을 연 뒤로 둘레의 주택가와 함께 자란 시장입니다. 국수와 국밥, 양말과 속옷까지 살림에 드는 것이 고루 있습니다.',
    hours: daily('09:00', '20:00'),
    closedOn: [{ weekday: 1, nth: 1 }],
    ...delivers('17:00'),
  },
  gasuwon: {
    lat: 36.302,
    lng: 127.351,
    address: '대전광역시 서구 가수원동',
    directions: '가수원네거리에서 걸어서 2분',
    hours: daily('10:00', '21:00'),
  },
  dunsan3: {
    lat: 36.352,
    lng: 127.389,
    address: '대전광역시 서구 둔산동',
    directions: '지하철 1호선 탄방역에서 걸어서 9분',
    hours: daily('10:00', '21:00'),
  },
  yuseong: {
    lat: 36.357,
    lng: 127.34,
    address: '대전광역시 유성구 장대동',
    directions: '지하철 1호선 유성온천역에서 걸어서 12분',
    story:
      '1910년대부터 4와 9가 든 날이면 서는 오일장입니다. 장날에는 둘레 산과 들에서 나온 나물과 채소, 철 따라 묘목이 길가에 늘어섭니다. 장이 서지 않는 날에도 상설 점포는 문을 엽니다.',
    hours: daily('07:00', '18:00'),
    marketDayDigits: [4, 9],
    ...delivers('15:00'),
  },
  songgang: {
    lat: 36.433,
    lng: 127.381,
    address: '대전광역시 유성구 송강동',
    directions: '송강동 아파트 단지 안',
    hours: daily('09:00', '20:00'),
  },
  jungri: {
    lat: 36.361,
    lng: 127.423,
    address: '대전광역시 대덕구 중리동',
    directions: '중리네거리에서 걸어서 5분',
    story:
      '1988년에 문을 연 시장으로 가게가 200곳이 넘습니다. 해가 지면 먹을거리 수레가 나오던 달빛야시장으로 먼저 이름을 알렸습니다.',
    hours: daily('09:00', '21:00'),
    closedOn: [{ weekday: 0, nth: 4 }],
    ...delivers('17:00'),
  },
  sintanjin: {
    lat: 36.449,
    lng: 127.43,
    address: '대전광역시 대덕구 신탄진동',
    directions: '신탄진역에서 걸어서 5분',
    story: '3과 8이 든 날 서는 오일장입니다. 대청호로 가는 길목이라 민물고기와 산나물이 함께 나옵니다.',
    hours: daily('07:00', '18:00'),
    marketDayDigits: [3, 8],
    ...delivers('15:00'),
  },
  beopdong: {
    lat: 36.37,
    lng: 127.431,
    address: '대전광역시 대덕구 법동',
    directions: '법동 주공단지 맞은편',
    hours: daily('09:00', '20:00'),
  },
  birae: {
    lat: 36.3735,
    lng: 127.448,
    address: '대전광역시 대덕구 비래동',
    directions: '비래동 길치고개 어귀',
    hours: daily('09:00', '19:00'),
  },
};
