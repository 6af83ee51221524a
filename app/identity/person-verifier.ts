import type { KstDay } from '#app/core/kst.ts';

/** One real person, as a verification service knows them. */
export type VerifiedPerson = {
  /** The service's lasting key of the person (CI); only its keyed hash is stored. */
  personKey: string;
  birthday: KstDay;
  /** Of the person as the service knows them; absent where it gives neither. */
  contact?: { name: string; phone: string };
};

/** A person verification service (본인확인기관), or its stand-in in the demo. */
export type PersonVerifier<Proof> = {
  kind: 'stand-in' | 'service';
  /** Reads who came back; null when the service does not vouch for them. */
  readPerson: (proof: Proof) => Promise<VerifiedPerson | null>;
};
