export type InventoryRefusal = { code: 'inventory/sold-out'; unitId: string; left: number };
