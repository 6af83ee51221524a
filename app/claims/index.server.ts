export { cancelOrder, previewCancel } from './cancel-order.server.ts';
