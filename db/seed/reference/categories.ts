import type { AttributeDefinition, NoticeType } from '#app/catalog/index.ts';

type Place = readonly [slug: string, name: string, emblem: string, noticeType: NoticeType];
export type SeedCategory = {
  is: Place;
  asks?: readonly AttributeDefinition[];
  below?: readonly SeedCategory[];
};

const choice = (key: string, label: string, choices: readonly string[]): AttributeDefinition => ({
  key,
  label,
  type: 'choice',
  choices,
  required: false,
});
const amount = (key: string, label: string, unit: string): AttributeDefinition => ({
  key,
  label,
  type: 'number',
  unit,
  required: false,
});
const words = (key: string, label: string): AttributeDefinition => ({
  key,
  label,
  type: 'text',
  required: false,
});

const KEEPING = choice('storage', '보관방법', ['실온', '냉장', '냉동']);
const MATERIAL = words('material', '소재');
const HEAT = choice('heat', '맵기', ['맵지 않음', '조금 매움', '매움']);

/** A category whose narrower ones ask for the same notice as it does. */
const group = (
  is: Place,
  names: readonly (readonly [string, string, string])[],
  asks?: AttributeDefinition[],
) =>
  ({
    is,
    ...(asks && { asks }),
    below: names.map(([slug, name, emblem]): SeedCategory => ({ is: [slug, name, emblem, is[3]] })),
  }) satisfies SeedCategory;

export const CATEGORIES: readonly SeedCategory[] = [
  {
    is: ['farm', '과일·채소·쌀', '🍎', 'fresh_food'],
    asks: [KEEPING, choice('use', '용도', ['가정용', '선물용'])],
    below: [
      group(
        ['fruit', '과일', '🍊', 'fresh_food'],
        [
          ['apple-pear', '사과·배', '🍎'],
          ['citrus', '귤·레몬', '🍊'],
          ['berry', '딸기·포도·베리', '🍓'],
          ['melon', '수박·참외·멜론', '🍉'],
          ['stone-fruit', '감·복숭아·체리', '🍑'],
          ['tropical', '키위·열대과일', '🍍'],
        ],
        [amount('brix', '당도', 'Brix')],
      ),
      group(
        ['vegetable', '채소·나물', '🥬', 'fresh_food'],
        [
          ['leafy', '쌈·잎채소', '🥬'],
          ['fruiting', '토마토·고추·호박', '🍅'],
          ['bulb', '양파·마늘·뿌리채소', '🧅'],
          ['wild-greens', '나물·산채', '🌿'],
          ['herbs', '허브·새싹', '🌱'],
        ],
      ),
      group(
        ['root', '고구마·버섯', '🍠', 'fresh_food'],
        [
          ['sweet-potato', '고구마', '🍠'],
          ['potato', '감자·토란', '🥔'],
          ['mushroom', '버섯', '🍄'],
        ],
      ),
      group(
        ['grain', '쌀·잡곡', '🌾', 'fresh_food'],
        [
          ['rice', '쌀', '🍚'],
          ['mixed-grain', '잡곡·콩', '🌾'],
        ],
        [choice('milling', '도정', ['백미', '현미', '찹쌀'])],
      ),
      { is: ['nuts', '견과·말린 과일', '🥜', 'fresh_food'] },
    ],
  },
  {
    is: ['meat-fish', '정육·수산', '🥩', 'fresh_food'],
    asks: [KEEPING],
    below: [
      group(
        ['meat', '정육·달걀', '🥩', 'fresh_food'],
        [
          ['beef', '한우', '🥩'],
          ['pork', '돼지고기', '🥓'],
          ['poultry', '닭·오리', '🍗'],
          ['egg', '달걀', '🥚'],
        ],
        [choice('cooking', '요리', ['구이', '국·찜', '볶음·불고기', '그대로'])],
      ),
      group(
        ['seafood', '생선·해산물', '🐟', 'fresh_food'],
        [
          ['fish', '생선', '🐟'],
          ['shellfish', '조개·새우·게', '🦐'],
          ['freshwater', '민물고기', '🎣'],
        ],
      ),
      group(
        ['dried-seafood', '건어물·김', '🦑', 'fresh_food'],
        [
          ['anchovy', '멸치·건새우', '🦐'],
          ['seaweed', '김·다시마', '🌿'],
          ['dried-fish', '오징어·황태·포', '🦑'],
        ],
      ),
    ],
  },
  {
    is: ['dish', '반찬·간편식', '🍲', 'processed_food'],
    asks: [KEEPING, HEAT],
    below: [
      group(
        ['banchan', '반찬', '🥗', 'processed_food'],
        [
          ['namul', '나물·무침', '🥗'],
          ['braised', '볶음·조림', '🍳'],
          ['jeon', '전·부침', '🥞'],
          ['banchan-set', '반찬 꾸러미', '🍱'],
        ],
      ),
      group(
        ['kimchi', '김치·절임', '🌶️', 'processed_food'],
        [
          ['kimchi-fresh', '김치', '🥬'],
          ['pickle', '장아찌·절임', '🥒'],
        ],
      ),
      group(
        ['meal', '국·탕·밀키트', '🍲', 'processed_food'],
        [
          ['soup', '국·탕', '🍲'],
          ['mandu', '만두·분식', '🥟'],
          ['noodle-kit', '면 요리', '🍜'],
          ['meal-kit', '밀키트·한 그릇', '🍱'],
        ],
        [amount('servings', '몇 인분', '인분')],
      ),
      group(
        ['tofu', '두부·어묵·면', '🍜', 'processed_food'],
        [
          ['tofu-soy', '두부·콩국물', '🫘'],
          ['fresh-noodle', '생면·반죽', '🍜'],
        ],
      ),
      group(
        ['sauce', '장·양념·기름', '🫙', 'processed_food'],
        [
          ['jang', '된장·고추장·간장', '🫙'],
          ['oil', '참기름·들기름', '🌻'],
          ['seasoning', '가루·양념', '🌶️'],
        ],
      ),
    ],
  },
  {
    is: ['sweet', '빵·떡·간식', '🥐', 'processed_food'],
    asks: [KEEPING],
    below: [
      group(
        ['bread', '빵·케이크', '🥐', 'processed_food'],
        [
          ['loaf', '식빵·식사빵', '🍞'],
          ['sweet-bread', '단팥빵·간식빵', '🥐'],
          ['cake', '케이크·파이', '🎂'],
        ],
      ),
      group(
        ['rice-cake', '떡·한과', '🍡', 'processed_food'],
        [
          ['tteok', '떡', '🍡'],
          ['hangwa', '약과·강정·다식', '🍪'],
        ],
      ),
      group(
        ['snack', '과자·군것질', '🍪', 'processed_food'],
        [
          ['cookie', '쿠키·과자', '🍪'],
          ['nurungji', '누룽지·뻥튀기·가루', '🍘'],
          ['candy', '사탕·초콜릿·젤리', '🍬'],
          ['street', '호두과자·도넛·꽈배기', '🍩'],
          ['ice', '아이스크림', '🍨'],
        ],
      ),
      group(
        ['honey', '꿀·잼·청', '🍯', 'processed_food'],
        [
          ['pure-honey', '꿀', '🍯'],
          ['jam', '잼·청·조청', '🫙'],
        ],
      ),
    ],
  },
  {
    is: ['drink', '커피·차·건강', '☕', 'processed_food'],
    below: [
      group(
        ['coffee', '커피', '☕', 'processed_food'],
        [
          ['beans', '원두', '🫘'],
          ['easy-coffee', '드립백·캡슐·원액', '☕'],
        ],
        [
          choice('roast', '볶음도', ['약하게', '보통', '진하게']),
          choice('caffeine', '카페인', ['있음', '디카페인']),
        ],
      ),
      { is: ['tea', '차·한방차', '🍵', 'processed_food'] },
      { is: ['juice', '음료·발효음료', '🧃', 'processed_food'] },
      { is: ['health', '홍삼·건강식품', '🌿', 'processed_food'] },
      {
        is: ['liquor', '전통주', '🍶', 'processed_food'],
        asks: [amount('alcohol', '알코올 도수', '%')],
      },
    ],
  },
  {
    is: ['living', '생활·주방', '🧺', 'household'],
    asks: [MATERIAL],
    below: [
      group(
        ['kitchen', '그릇·주방', '🍽️', 'household'],
        [
          ['tableware', '그릇·수저', '🍽️'],
          ['cookware', '냄비·팬·도마', '🍳'],
          ['teaware', '컵·차·커피 도구', '☕'],
        ],
      ),
      group(
        ['clean', '비누·세제·욕실', '🧼', 'household'],
        [
          ['bath', '비누·욕실', '🧼'],
          ['laundry', '세제·청소', '🧺'],
        ],
      ),
      group(
        ['home', '침구·향·소품', '🕯️', 'household'],
        [
          ['bedding', '이불·베개·방석', '🛏️'],
          ['decor', '초·등·소품', '🕯️'],
        ],
      ),
      { is: ['tool', '철물·공구', '🔨', 'household'] },
      group(
        ['device', '생활 기기', '💡', 'household'],
        [
          ['lamp', '조명', '💡'],
          ['gadget', '생활 도우미', '🔋'],
        ],
      ),
    ],
  },
  {
    is: ['style', '패션·뷰티', '👜', 'clothing'],
    below: [
      group(
        ['clothes', '옷·한복', '👘', 'clothing'],
        [
          ['hanbok', '한복', '👘'],
          ['daily-wear', '평상복·내의', '👕'],
        ],
        [MATERIAL, choice('wearer', '입는 사람', ['여성', '남성', '아이', '누구나'])],
      ),
      group(
        ['bag', '가방·신발·잡화', '👜', 'accessories'],
        [
          ['pouch', '가방·파우치', '👜'],
          ['socks', '양말', '🧦'],
          ['scarf', '모자·목도리·장갑', '🧣'],
        ],
        [MATERIAL],
      ),
      group(
        ['beauty', '화장품', '🧴', 'cosmetics'],
        [
          ['skin', '얼굴', '🧴'],
          ['body', '몸·머리', '🧼'],
        ],
      ),
    ],
  },
  {
    is: ['hobby', '책·문구·취미', '📚', 'other'],
    below: [
      { is: ['book', '책', '📚', 'book'], asks: [amount('pages', '쪽수', '쪽')] },
      group(
        ['stationery', '문구·공예', '✏️', 'other'],
        [
          ['writing', '필기·미술', '✏️'],
          ['paper', '공책·종이·달력', '📒'],
        ],
      ),
      group(
        ['plant', '꽃·식물', '🪴', 'other'],
        [
          ['flower', '꽃', '💐'],
          ['pot', '화분', '🪴'],
          ['seedling', '모종·묘목·원예', '🌱'],
        ],
      ),
      group(
        ['pet', '장난감·반려동물', '🧸', 'other'],
        [
          ['toy', '장난감·만들기', '🧩'],
          ['companion', '반려동물', '🐶'],
        ],
      ),
    ],
  },
  {
    is: ['ticket', '입장권·체험', '🎫', 'ticket'],
    asks: [choice('audience', '누구와', ['혼자', '둘이', '가족', '누구나'])],
    below: [
      { is: ['admission', '관람·입장', '🏛️', 'ticket'] },
      { is: ['class', '만들기 체험', '🎨', 'ticket'] },
      { is: ['tour', '나들이·투어', '🚲', 'ticket'] },
    ],
  },
];

export type SeedPlace = { is: Place; asks: readonly AttributeDefinition[]; path: readonly SeedCategory[] };

/** The tree from the top down, each category with those above it. */
export const seedPlaces = (
  tree: readonly SeedCategory[] = CATEGORIES,
  above: readonly SeedCategory[] = [],
): SeedPlace[] =>
  tree.flatMap((category) => {
    const path = [...above, category];
    return [{ is: category.is, asks: category.asks ?? [], path }, ...seedPlaces(category.below ?? [], path)];
  });
