/** The domains by rank: one may use only those above it in this table (a lower number), and only through its doors. */
const RANKS = [
  ['core', 'platform'],
  ['ledger', 'outbox', 'audit', 'limits'],
  ['files'],
  ['identity', 'inventory'],
  ['stores'],
  ['catalog'],
  ['wallet'],
  ['promotions', 'goods', 'vouchers', 'stays', 'tickets'],
  ['kinds', 'pricing'],
  ['listings', 'cart', 'payments'],
  ['orders', 'displays', 'interests'],
  ['refunds'],
  ['checkout', 'claims'],
  ['settlement', 'subscriptions', 'testbed'],
  ['reviews'],
  ['search', 'notifications', 'insights', 'community', 'leaving', 'bookcheck'],
  ['http', 'jobs'],
];
/** Open to all without a door: words and tools that belong to nobody. */
const DOORLESS = ['core', 'platform', 'http'];

const domains = RANKS.flat();
const roomed = domains.filter((domain) => !DOORLESS.includes(domain));
const anyOf = (names) => `(${names.join('|')})`;

const SERVER = '\\.server\\.tsx?$';
const SCREENS = '^app/(routes/|[^/]+$)';
const DOMAIN_FILES = `^app/${anyOf(domains)}/`;

const kinds = [
  {
    name: 'pure-stays-pure',
    from: { path: DOMAIN_FILES, pathNot: SERVER },
    to: [SERVER, '^db/', '^app/(ui|routes)/', '^scripts/'],
  },
  {
    name: 'ui-knows-no-database',
    from: { path: '^app/ui/' },
    to: [SERVER, '^db/', '^app/routes/', '^scripts/'],
  },
  { name: 'screens-ask-domains', from: { path: SCREENS }, to: ['^db/', '^scripts/'] },
  {
    name: 'domains-draw-nothing',
    from: { path: DOMAIN_FILES },
    to: ['^app/(ui|routes)/', '^app/[^/]+$', '^scripts/', '^tests/', '^db/seed/'],
  },
  {
    name: 'tables-use-words-only',
    from: { path: '^db/', pathNot: '^db/seed/' },
    to: [
      SERVER,
      '^app/(ui|routes|http|jobs)/',
      `^app/${anyOf(roomed)}/(?!words\\.ts$|index\\.ts$)`,
      '^scripts/',
    ],
    except: ['^db/'],
  },
  { name: 'core-stands-alone', from: { path: '^app/core/' }, to: ['^app/', '^db/'], except: ['^app/core/'] },
  {
    name: 'the-sandbox-is-another-company',
    from: { path: '^scripts/sandbox/' },
    to: ['^app/', '^db/'],
    except: ['^app/core/'],
  },
];

/** Node's own modules do not exist in a browser. */
const browserSafe = {
  name: 'no-node-in-the-browser',
  severity: 'error',
  from: { path: `${DOMAIN_FILES}|^app/ui/`, pathNot: SERVER },
  to: { dependencyTypes: ['core'] },
};

const kindRules = kinds.map(({ name, from, to, except }) => ({
  name,
  severity: 'error',
  from,
  to: { path: to, ...(except ? { pathNot: except } : {}) },
}));

const rankRules = RANKS.flatMap((names, rank) =>
  names.map((name) => ({
    name: `rank-of-${name}`,
    severity: 'error',
    from: { path: `^app/${name}/` },
    to: {
      path: `^(app|db/schema)/${anyOf(RANKS.slice(Math.max(rank, 1)).flat())}(/|\\.ts$)`,
      pathNot: `^(app|db/schema)/${name}(/|\\.ts$)`,
    },
  })),
);

const doorRules = [
  {
    name: 'through-the-door',
    severity: 'error',
    from: { path: '^app/([^/]+)/' },
    to: { path: `^app/${anyOf(roomed)}/`, pathNot: ['^app/$1/', '/index(\\.server)?\\.ts$'] },
  },
  {
    name: 'through-the-door-too',
    severity: 'error',
    from: { path: '^app/[^/]+$' },
    to: { path: `^app/${anyOf(roomed)}/`, pathNot: '/index(\\.server)?\\.ts$' },
  },
];

export default {
  forbidden: [
    ...kindRules,
    browserSafe,
    ...rankRules,
    ...doorRules,
    {
      name: 'every-room-has-a-rank',
      severity: 'error',
      from: {},
      to: { path: '^app/[^/]+/', pathNot: [DOMAIN_FILES, '^app/(ui|routes)/'] },
    },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|\\?' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|node_modules)/' },
    tsPreCompilationDeps: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
