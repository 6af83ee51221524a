/** Where a product of a second-level category stands below it, by the words of its name; the first that fits. */
export const NARROW_LEAVES: Readonly<Record<string, readonly (readonly [slug: string, words: RegExp])[]>> = {
  fruit: [
    ['apple-pear', /사과|배$|신고배/],
    ['citrus', /감귤|레드향|레몬/],
    ['berry', /딸기|머스캣|블루베리/],
    ['melon', /멜론|참외|수박/],
    ['stone-fruit', /대봉|복숭아|체리/],
    ['tropical', /./],
  ],
  vegetable: [
    ['herbs', /바질|새싹|루콜라/],
    ['wild-greens', /도라지|달래|두릅|취나물|고사리|시래기/],
    ['bulb', /마늘|양파|당근|대파/],
    ['fruiting', /토마토|피망|호박|옥수수|브로콜리/],
    ['leafy', /./],
  ],
  root: [
    ['mushroom', /표고|느타리|버섯/],
    ['sweet-potato', /고구마/],
    ['potato', /./],
  ],
  grain: [
    ['mixed-grain', /기장|서리태|잡곡|보리/],
    ['rice', /./],
  ],
  meat: [
    ['egg', /유정란|청란|초란/],
    ['poultry', /닭|오리/],
    ['pork', /돼지/],
    ['beef', /./],
  ],
  seafood: [
    ['freshwater', /다슬기|메기|빙어|민물/],
    ['shellfish', /꽃게|바지락|생굴|새우|오징어/],
    ['fish', /./],
  ],
  'dried-seafood': [
    ['seaweed', /김$|다시마/],
    ['dried-fish', /오징어|황태|아귀포/],
    ['anchovy', /./],
  ],
  banchan: [
    ['banchan-set', /다섯 가지|세 가지|한 주|일주일|꾸러미/],
    ['jeon', /전|빈대떡|동그랑땡|부각/],
    ['braised', /볶음|조림|장조림|구이|달걀|콩자반/],
    ['namul', /./],
  ],
  kimchi: [
    ['pickle', /장아찌|초절임/],
    ['kimchi-fresh', /./],
  ],
  meal: [
    ['mandu', /만두|떡볶이|순대$|닭꼬치|김밥|납작/],
    ['noodle-kit', /국수|칼국수|옹심이/],
    ['soup', /국|탕|육개장|곰탕|국밥|어죽|죽|우거지/],
    ['meal-kit', /./],
  ],
  tofu: [
    ['fresh-noodle', /면|소바|수제비|어묵/],
    ['tofu-soy', /./],
  ],
  sauce: [
    ['oil', /기름/],
    ['seasoning', /가루|참깨|양념/],
    ['jang', /./],
  ],
  bread: [
    ['cake', /케이크|파운드|파이|카스텔라|휘낭시에/],
    ['loaf', /식빵|바게트|깜파뉴|치아바타/],
    ['sweet-bread', /./],
  ],
  'rice-cake': [
    ['hangwa', /약과|강정|다식|정과|유과|주악/],
    ['tteok', /./],
  ],
  snack: [
    ['ice', /아이스/],
    ['nurungji', /누룽지|뻥튀기|미숫가루|핫케이크|팝콘/],
    ['candy', /젤리|솜사탕|달고나|마시멜로|캐러멜|초콜릿|양갱|푸딩/],
    ['street', /호두과자|도넛|꽈배기|붕어빵|핫도그|호떡|만주|앙금빵/],
    ['cookie', /./],
  ],
  honey: [
    ['pure-honey', /꿀(?!배)/],
    ['jam', /./],
  ],
  coffee: [
    ['easy-coffee', /드립백|캡슐|얼음|콜드브루/],
    ['beans', /./],
  ],
  kitchen: [
    ['cookware', /냄비|프라이팬|도마|뚝배기/],
    ['teaware', /드립|머그|찻주전자|컵/],
    ['tableware', /./],
  ],
  clean: [
    ['laundry', /과탄산|리필|설거지|세탁|곰팡이|주방세제/],
    ['bath', /./],
  ],
  home: [
    ['bedding', /누빔|베개|베갯|이불|방석|담요|솜/],
    ['decor', /./],
  ],
  device: [
    ['lamp', /등|랜턴/],
    ['gadget', /./],
  ],
  clothes: [
    ['hanbok', /한복|배자/],
    ['daily-wear', /./],
  ],
  bag: [
    ['socks', /양말|버선/],
    ['scarf', /목도리|조바위|스카프|모자|장갑/],
    ['pouch', /./],
  ],
  beauty: [
    ['body', /샴푸|손 크림|오일/],
    ['skin', /./],
  ],
  stationery: [
    ['paper', /스티커|책갈피|공책|달력|편지지|노트/],
    ['writing', /./],
  ],
  plant: [
    ['seedling', /모종|묘목|구근|상토/],
    ['flower', /꽃|장미 열|튤립|해바라기/],
    ['pot', /./],
  ],
  pet: [
    ['companion', /강아지|고양이|패딩|황태|노령견|노즈워크|고무공|발 닦는|하네스/],
    ['toy', /./],
  ],
};
