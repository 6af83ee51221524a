export { cancellableUnits, cancelOrder, previewCancel } from './cancel-order.server.ts';
