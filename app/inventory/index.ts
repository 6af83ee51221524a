export type { InventoryRefusal } from './refusals.ts';
