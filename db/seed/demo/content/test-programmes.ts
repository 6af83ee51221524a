import type { ProgrammeState, SaveProgrammeDraft } from '#app/testbed/index.ts';

type Draft = Omit<SaveProgrammeDraft, 'id' | 'beginsOn' | 'endsOn' | 'productIds'>;

/** A test of the demo: whose, from when to when in days from today, and where it stands. */
export type DemoProgramme = Draft & {
  slug: string;
  store: string;
  days: readonly [from: number, until: number];
  /** Names of the store's products that take part. */
  products: readonly string[];
  state: ProgrammeState;
  reason?: string;
  closingWords?: string;
  /** What buyers wrote, one each; the maker's answers to the first of them. */
  voices?: readonly string[];
  answers?: readonly string[];
};

const again = { id: 'q1', kind: 'scale', label: '다시 사고 싶은가요?' } as const;
const better = { id: 'q3', kind: 'text', label: '무엇을 고치면 좋을까요?' } as const;

export const TEST_PROGRAMMES: readonly DemoProgramme[] = [
  {
    slug: 'bandi-night-light',
    store: 'bandi-light',
    title: '아이 방 수면등, 어두운 단계 하나 더',
    question: '가장 어두운 단계를 하나 더 두면 밤중에 깬 아이를 돌보기가 편해질까요?',
    story:
      '수유등을 쓰는 부모님들께 가장 많이 들은 말은 "제일 어둡게 해도 밝다"였습니다. 그래서 눈이 어둠에 익은 채로 젖병만 보일 만큼 어두운 단계를 하나 더 만들었습니다.\n\n정말 편한지, 단추를 한 번 더 누르는 것이 번거롭지는 않은지 직접 써 본 분의 말을 듣고 정하려고 합니다.',
    disclosure: 'none',
    days: [-12, 18],
    quantity: 120,
    products: ['어린이 해님 달님등', '발밑 센서등 두 개'],
    state: 'running',
    voices: [
      '단추가 너무 작아 어두울 때 찾기 어려웠어요.',
      '불빛은 좋은데 충전 단자가 아래에 있어 불편합니다.',
      '한 단계 더 어두워도 괜찮겠어요.',
    ],
    answers: ['단추 둘레에 야광 띠를 두르는 것을 살펴보고 있습니다.'],
    questions: [
      again,
      {
        id: 'q2',
        kind: 'choice',
        label: '새로 넣은 가장 어두운 단계는 어땠나요?',
        options: ['딱 좋다', '더 어두워도 된다', '너무 어둡다', '쓰지 않았다'],
      },
      better,
    ],
  },
  {
    slug: 'greenloop-salad-week',
    store: 'greenloop-farm',
    title: '일주일 가는 샐러드 채소',
    question: '뿌리째 보내면 냉장고에서 일주일 뒤에도 아삭한 샐러드를 드실 수 있을까요?',
    story:
      '수직 농장에서 딴 잎채소를 뿌리와 배지를 단 채로 보내 봅니다. 물을 조금 머금은 배지가 냉장고에서도 잎을 살려 두는지, 집에서 손질하는 수고가 더 크지는 않은지 알고 싶습니다.\n\n포장값이 들어 두 가지 값으로 나누어 팔아 봅니다. 누가 어떤 값을 보는지는 가격표에 모두 적었습니다.',
    disclosure: 'discounted',
    days: [-14, 16],
    quantity: 300,
    products: ['버터헤드 뿌리째', '아삭 샐러드 모둠'],
    state: 'running',
    prices: [
      { label: '버터헤드 두 포기', price: 7_900, shownTo: '모든 손님' },
      { label: '샐러드 150g', price: 6_900, shownTo: '모든 손님' },
      { label: '샐러드 300g', price: 12_900, shownTo: '모든 손님 (큰 봉지를 고르면)' },
    ],
    voices: [
      '사흘째까지 아삭했고 그 뒤로 겉잎이 조금 물러졌어요.',
      '닷새째까지 아삭했어요. 물받이가 있어 잎이 시들지 않네요.',
      '닷새가 지나도 먹을 만했는데 뿌리를 자르고 씻는 일이 번거로웠어요.',
    ],
    answers: ['물받이를 조금 더 크게 만들어 다음 달부터 함께 보냅니다.'],
    questions: [
      again,
      {
        id: 'q2',
        kind: 'choice',
        label: '며칠째까지 아삭했나요?',
        options: ['3일', '5일', '7일', '더 오래'],
      },
      better,
    ],
  },
  {
    slug: 'again-bag-strap',
    store: 'again-upcycle',
    title: '현수막 가방, 어깨끈 두 가지',
    question: '넓은 어깨끈과 좁은 어깨끈 가운데 어느 쪽을 더 오래 메게 될까요?',
    story:
      '폐현수막으로 만든 장바구니에 어깨끈을 달아 달라는 말씀이 많았습니다. 두 너비로 만들어 같은 값에 팔고, 한 달 뒤에 어느 쪽을 더 메고 다니시는지 여쭙겠습니다.',
    disclosure: 'none',
    days: [9, 39],
    quantity: 80,
    products: ['현수막 장바구니'],
    state: 'approved',
    questions: [
      again,
      { id: 'q2', kind: 'choice', label: '어느 끈을 고르셨나요?', options: ['넓은 끈', '좁은 끈'] },
      better,
    ],
  },
  {
    slug: 'jangdok-small-jar',
    store: 'jangdokdae-village',
    title: '혼자 사는 집을 위한 작은 장 단지',
    question: '한 달에 다 먹을 만큼 작은 단지라면 혼자 살아도 집된장을 사게 될까요?',
    story:
      '마을 어르신들이 담근 장은 늘 큰 통으로만 나갔습니다. 혼자 사는 분이 늘어 작은 단지에 나누어 담아 보았습니다. 담는 손이 더 들어 양에 견주면 값이 조금 높습니다.',
    disclosure: 'none',
    days: [-48, -10],
    quantity: 60,
    products: ['전통 된장', '고추장'],
    state: 'closed',
    voices: [
      '단지가 예뻐서 다 먹고 소금을 담아 쓰고 있어요. 뚜껑이 조금 헐거워요.',
      '혼자 먹기에 딱 한 달 걸렸습니다.',
      '양은 알맞은데 배송 상자가 너무 컸어요.',
      '된장 맛이 진해서 조금씩 넣게 되네요.',
      '값이 조금 내리면 계속 살 것 같습니다.',
    ],
    answers: ['뚜껑에 실리콘 고리를 넣어 다음 달부터 보내 드립니다.'],
    questions: [
      again,
      { id: 'q2', kind: 'choice', label: '단지 크기는 어땠나요?', options: ['작다', '알맞다', '크다'] },
      better,
    ],
  },
  {
    slug: 'together-rice-bread',
    store: 'together-bakery',
    title: '쌀로만 구운 식빵',
    question: '밀가루를 넣지 않은 쌀식빵, 이튿날에도 촉촉할까요?',
    story:
      '밀을 못 드시는 이웃의 부탁으로 굽기 시작했습니다. 갓 구웠을 때는 좋지만 이튿날이 걱정이라, 산 분께 이튿날의 맛을 여쭙기로 했습니다.',
    disclosure: 'discounted',
    days: [-90, -60],
    quantity: 100,
    products: ['현미 식빵'],
    state: 'graduated',
    closingWords:
      '이튿날 퍽퍽하다는 말씀을 듣고 물을 3% 늘리고 찹쌀을 조금 섞었습니다. 이제 정식 상품으로 굽습니다. 먼저 드시고 말씀해 주신 분들께 고맙습니다.',
    voices: [
      '첫날은 정말 맛있는데 이튿날은 조금 퍽퍽했어요.',
      '구워 먹으니 이튿날도 좋았습니다.',
      '밀을 못 먹는 아이가 잘 먹어요. 썰어서 보내 주시면 좋겠어요.',
      '찰기가 더 있으면 좋겠습니다.',
      '이튿날까지 남지 않았어요.',
      '퍽퍽함만 잡으면 늘 살 것 같아요.',
    ],
    answers: ['물을 늘려 다시 구워 보고 있습니다. 고맙습니다.', '썰어 보내기를 고를 수 있게 하겠습니다.'],
    questions: [
      again,
      {
        id: 'q2',
        kind: 'choice',
        label: '이튿날 먹었을 때 어땠나요?',
        options: ['촉촉했다', '조금 퍽퍽했다', '많이 퍽퍽했다', '이튿날까지 남지 않았다'],
      },
      better,
    ],
  },
  {
    slug: 'roboi-paper-robot',
    store: 'roboi-kit',
    title: '종이로 접는 로봇 교구',
    question: '모터 없이 종이만으로도 아이가 한 시간 넘게 만들까요?',
    story: '모터를 빼고 종이만으로 움직이는 로봇 교구를 값싸게 내놓아 보았습니다.',
    disclosure: 'none',
    days: [-80, -52],
    quantity: 50,
    products: ['종이 회로 카드'],
    state: 'ended',
    closingWords: '종이가 쉽게 찢어져 아이들이 속상해했습니다. 판매를 끝내고 재료부터 다시 찾겠습니다.',
    voices: [
      '두 번 접었다 펴니 종이가 찢어졌어요.',
      '아이가 재미있어했지만 금방 망가졌습니다.',
      '조금 더 두꺼운 종이면 좋겠어요.',
    ],
    answers: ['미안합니다. 종이를 바꿀 때까지 판매를 멈추겠습니다.'],
    questions: [
      again,
      {
        id: 'q2',
        kind: 'choice',
        label: '얼마나 오래 가지고 놀았나요?',
        options: ['30분', '1시간', '더 오래'],
      },
      better,
    ],
  },
  {
    slug: 'mulbangul-refill',
    store: 'mulbangul-lab',
    title: '물 없이 보내는 세제 알갱이',
    question: '집에서 물에 풀어 쓰는 세제, 번거로움보다 가벼움이 더 반가울까요?',
    story: '무거운 물을 빼고 알갱이만 보내면 택배 상자가 절반이 됩니다. 쓰는 분께는 한 가지 일이 늘어납니다.',
    disclosure: 'discounted',
    days: [14, 44],
    quantity: 200,
    products: ['한 알 주방세제'],
    state: 'applied',
    questions: [again, better],
  },
  {
    slug: 'petforet-trial',
    store: 'petforet',
    title: '반려견 간식 작은 봉지',
    question: '작은 봉지로 먼저 먹여 보면 큰 봉지를 살 때 망설임이 줄어들까요?',
    story: '입맛에 맞지 않아 남겼다는 말씀이 많아 작은 봉지를 준비했습니다.',
    disclosure: 'free',
    days: [7, 28],
    quantity: 100,
    products: ['국산 황태 간식'],
    state: 'rejected',
    reason:
      '무료로 준다고 하셨는데 가격 표에 0원 구성이 없습니다. 누가 무료로 받는지 적어 다시 신청해 주세요.',
    questions: [again, better],
  },
  {
    slug: 'coffee-drip-slow',
    store: 'bluewing-coffee',
    title: '천천히 내리는 드립백',
    question: '물길을 좁힌 드립백, 3분을 기다릴 만큼 맛이 달라질까요?',
    story: '물이 천천히 빠지는 여과지를 찾아 시험해 보고 있습니다.',
    disclosure: 'none',
    days: [20, 50],
    quantity: 150,
    products: ['드립백'],
    state: 'draft',
    questions: [again, better],
  },
];
