export type InventoryRefusal =
  | { code: 'inventory/sold-out'; unitId: string; left: number }
  | { code: 'inventory/counted-meanwhile'; left: number };
