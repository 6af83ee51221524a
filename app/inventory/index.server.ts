export {
  commitReservations,
  countStock,
  openUnit,
  releaseReservations,
  reserve,
  returnStock,
  stockOf,
  type Wanted,
} from './stock.server.ts';
