import type { NoticeType } from '#app/catalog/index.ts';

type Leaf = readonly [slug: string, name: string, emblem: string, noticeType: NoticeType];
type Top = { top: Leaf; leaves: readonly Leaf[] };

export const CATEGORIES: readonly Top[] = [
  {
    top: ['farm', '과일·채소·쌀', '🍎', 'fresh_food'],
    leaves: [
      ['fruit', '과일', '🍊', 'fresh_food'],
      ['vegetable', '채소·나물', '🥬', 'fresh_food'],
      ['root', '고구마·버섯', '🍠', 'fresh_food'],
      ['grain', '쌀·잡곡', '🌾', 'fresh_food'],
      ['nuts', '견과·말린 과일', '🥜', 'fresh_food'],
    ],
  },
  {
    top: ['meat-fish', '정육·수산', '🥩', 'fresh_food'],
    leaves: [
      ['meat', '정육·달걀', '🥩', 'fresh_food'],
      ['seafood', '생선·해산물', '🐟', 'fresh_food'],
      ['dried-seafood', '건어물·김', '🦑', 'fresh_food'],
    ],
  },
  {
    top: ['dish', '반찬·간편식', '🍲', 'processed_food'],
    leaves: [
      ['banchan', '반찬', '🥗', 'processed_food'],
      ['kimchi', '김치·절임', '🌶️', 'processed_food'],
      ['meal', '국·탕·밀키트', '🍲', 'processed_food'],
      ['tofu', '두부·어묵·면', '🍜', 'processed_food'],
      ['sauce', '장·양념·기름', '🫙', 'processed_food'],
    ],
  },
  {
    top: ['sweet', '빵·떡·간식', '🥐', 'processed_food'],
    leaves: [
      ['bread', '빵·케이크', '🥐', 'processed_food'],
      ['rice-cake', '떡·한과', '🍡', 'processed_food'],
      ['snack', '과자·군것질', '🍪', 'processed_food'],
      ['honey', '꿀·잼·청', '🍯', 'processed_food'],
    ],
  },
  {
    top: ['drink', '커피·차·건강', '☕', 'processed_food'],
    leaves: [
      ['coffee', '커피', '☕', 'processed_food'],
      ['tea', '차·한방차', '🍵', 'processed_food'],
      ['juice', '음료·발효음료', '🧃', 'processed_food'],
      ['health', '홍삼·건강식품', '🌿', 'processed_food'],
    ],
  },
  {
    top: ['living', '생활·주방', '🧺', 'household'],
    leaves: [
      ['kitchen', '그릇·주방', '🍽️', 'household'],
      ['clean', '비누·세제·욕실', '🧼', 'household'],
      ['home', '침구·향·소품', '🕯️', 'household'],
      ['tool', '철물·공구', '🔨', 'household'],
      ['device', '생활 기기', '💡', 'household'],
    ],
  },
  {
    top: ['style', '패션·뷰티', '👜', 'clothing'],
    leaves: [
      ['clothes', '옷·한복', '👘', 'clothing'],
      ['bag', '가방·신발·잡화', '👜', 'clothing'],
      ['beauty', '화장품', '🧴', 'cosmetics'],
    ],
  },
  {
    top: ['hobby', '책·문구·취미', '📚', 'other'],
    leaves: [
      ['book', '책', '📚', 'book'],
      ['stationery', '문구·공예', '✏️', 'other'],
      ['plant', '꽃·식물', '🪴', 'other'],
      ['pet', '장난감·반려동물', '🧸', 'other'],
    ],
  },
  {
    top: ['ticket', '입장권·체험', '🎫', 'ticket'],
    leaves: [
      ['admission', '관람·입장', '🏛️', 'ticket'],
      ['class', '만들기 체험', '🎨', 'ticket'],
      ['tour', '나들이·투어', '🚲', 'ticket'],
    ],
  },
];
