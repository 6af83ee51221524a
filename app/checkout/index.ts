export { ChargeInput, CheckoutChoice, PaymentMethodInput, PlaceInput, ReturnInput } from './inputs.ts';
export type { CheckoutRefusal } from './refusals.ts';
