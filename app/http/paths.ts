import { emblemCode } from '#app/files/index.ts';

type Query = Record<string, string | number | null | undefined>;

function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
const part = encodeURIComponent;

/** Name of the sitemap the products begin with; the others are named by the product before. */
export const FIRST_RUN = 'first';

/** Every link of the mall. Links are made here, never from string pieces. */
export const paths = {
  home: () => '/',
  categories: () => '/categories',
  category: (slug: string, query?: Query) => withQuery(`/categories/${part(slug)}`, query),
  categoryMenu: () => '/category-menu',
  search: (query?: Query) => withQuery('/search', query),
  searchSuggestions: (q: string) => withQuery('/search/suggest', { q }),
  product: (id: string) => `/products/${part(id)}`,
  productReviews: (id: string, query?: Query) => withQuery(`/products/${part(id)}/reviews`, query),
  stores: (query?: Query) => withQuery('/stores', query),
  store: (slug: string, query?: Query) => withQuery(`/stores/${part(slug)}`, query),
  markets: () => '/markets',
  market: (slug: string, query?: Query) => withQuery(`/markets/${part(slug)}`, query),
  district: (slug: string, query?: Query) => withQuery(`/districts/${part(slug)}`, query),
  testbed: (query?: Query) => withQuery('/testbed', query),
  testProgramme: (slug: string, query?: Query) => withQuery(`/testbed/${part(slug)}`, query),
  testFeedback: (slug: string, line: string) => withQuery(`/testbed/${part(slug)}/feedback`, { line }),
  testResult: (slug: string) => `/testbed/${part(slug)}/result`,
  tickets: (query?: Query) => withQuery('/tickets', query),
  events: (query?: Query) => withQuery('/events', query),
  event: (slug: string) => `/events/${part(slug)}`,
  newest: (query?: Query) => withQuery('/new', query),
  terms: () => '/policies/terms',
  privacy: () => '/policies/privacy',
  refundPolicy: () => '/policies/refund',
  cashbackPolicy: () => '/policies/cashback',
  help: () => '/help',
  preferences: () => '/preferences',

  login: (next?: string) => withQuery('/login', { next }),
  signup: (next?: string) => withQuery('/signup', { next }),
  logout: () => '/logout',
  loginCode: (next?: string) => withQuery('/login/code', { next }),
  /** The sign-in page with a demo account filled in. */
  loginAs: (account: string, next?: string) => withQuery('/login', { account, next }),
  socialSignIn: (provider: string, next?: string) => withQuery(`/login/${part(provider)}`, { next }),
  socialCallback: (provider: string) => `/login/${part(provider)}/callback`,
  socialSignup: () => '/signup/social',
  forgotPassword: () => '/forgot',
  resetPassword: (token: string) => `/reset/${part(token)}`,
  verifyPerson: (next?: string) => withQuery('/verify', { next }),
  mailbox: () => '/mailbox',
  me: () => '/me',
  myCoupons: (query?: Query) => withQuery('/me/coupons', query),
  myReviews: (query?: Query) => withQuery('/me/reviews', query),
  addresses: () => '/me/addresses',
  newAddress: (next?: string) => withQuery('/me/addresses/new', { next }),
  address: (id: string) => `/me/addresses/${part(id)}`,
  profile: () => '/me/profile',
  password: () => '/me/password',
  consents: () => '/me/consents',
  sessions: () => '/me/sessions',

  seller: {
    home: () => '/seller',
    products: (query?: Query) => withQuery('/seller/products', query),
    product: (id: string) => `/seller/products/${part(id)}`,
    store: () => '/seller/store',
    testbed: (query?: Query) => withQuery('/seller/testbed', query),
    newTest: () => '/seller/testbed/new',
    test: (id: string) => `/seller/testbed/${part(id)}`,
    testFeedback: (id: string, query?: Query) => withQuery(`/seller/testbed/${part(id)}/feedback`, query),
  },
  operator: {
    home: () => '/operator',
    products: (query?: Query) => withQuery('/operator/products', query),
    product: (id: string) => `/operator/products/${part(id)}`,
    audit: (query?: Query) => withQuery('/operator/audit', query),
    payments: () => '/operator/payments',
    displays: () => '/operator/displays',
    banner: (id?: string) => withQuery('/operator/displays/banner', { id }),
    section: (id?: string) => withQuery('/operator/displays/section', { id }),
    event: (slug?: string) => withQuery('/operator/displays/event', { slug }),
    testbed: (query?: Query) => withQuery('/operator/testbed', query),
    test: (id: string) => `/operator/testbed/${part(id)}`,
  },

  cart: () => '/cart',
  payment: (tossOrderId: string) => `/payments/${part(tossOrderId)}`,
  paymentReturn: (tossOrderId: string) => `/payments/${part(tossOrderId)}/return`,
  paymentFail: (tossOrderId: string) => `/payments/${part(tossOrderId)}/fail`,
  checkout: () => '/checkout',
  orders: (query?: Query) => withQuery('/orders', query),
  order: (number: string) => `/orders/${part(number)}`,
  orderCancel: (number: string, storeOrderId: string) =>
    withQuery(`/orders/${part(number)}/cancel`, { store: storeOrderId }),
  orderProof: (number: string) => `/orders/${part(number)}/proof`,
  refundAccount: (number: string) => `/orders/${part(number)}/refund-account`,
  guestOrderLookup: () => '/orders/lookup',

  coupons: () => '/coupons',
  wallet: (query?: Query) => withQuery('/wallet', query),
  walletCharge: () => '/wallet/charge',
  walletGift: (query?: Query) => withQuery('/wallet/gift', query),
  walletGifts: (query?: Query) => withQuery('/wallet/gifts', query),
  walletPayOut: (chargeId: string) => `/wallet/charges/${part(chargeId)}`,
  follows: (query?: Query) => withQuery('/me/follows', query),
  wishes: (query?: Query) => withQuery('/me/wishes', query),
  recent: () => '/me/recent',
  recentSeen: () => '/me/recent/seen',
  myPoints: (query?: Query) => withQuery('/me/points', query),
  verify: (next?: string) => withQuery('/verify', { next }),

  sellerImport: () => '/seller/import',
  sellerImportTemplate: (notice: string) => withQuery('/seller/import/template', { notice }),
  sellerImportProblems: () => '/seller/import/problems',

  sitemap: () => '/sitemap.xml',
  sitemapOfPages: () => '/sitemaps/pages.xml',
  sitemapOfProducts: (after: string | null) => `/sitemaps/products/${after ?? FIRST_RUN}.xml`,
  manifest: () => '/manifest.webmanifest',
  offline: () => '/offline',
  sharePicture: (imageId: string) => `/files/images/${part(imageId)}/share.jpg`,

  image: (id: string, width: 400 | 800, format: 'webp' | 'avif') =>
    `/files/images/${part(id)}/${width}.${format}`,
  emblem: (emoji: string) => `/files/emblems/${emblemCode(emoji)}.webp`,
} as const;
