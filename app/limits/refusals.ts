export type LimitRefusal = { code: 'limits/too-many'; seconds: number };
