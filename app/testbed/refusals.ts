import type { ProgrammeState } from './words.ts';

export type TestbedRefusal =
  | { code: 'testbed/not-found' }
  /** No venture, social or village enterprise with a certificate that is valid to the end of the test. */
  | { code: 'testbed/no-certificate' }
  | { code: 'testbed/foreign-product' }
  | { code: 'testbed/wrong-state'; state: ProgrammeState }
  | { code: 'testbed/period-over' }
  /** Only a buyer of a taking-part product answers, once for each order line. */
  | { code: 'testbed/not-a-buyer' };
