export {
  ChargeInput,
  CheckoutChoice,
  InstalmentInput,
  PaymentMethodInput,
  PlaceInput,
  ReturnInput,
} from './inputs.ts';
export type { CheckoutRefusal } from './refusals.ts';
