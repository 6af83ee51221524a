type Reason = { code: `${string}/${string}` };

/** A rule said no. The transaction around it rolls back; the edge turns the code into a status and a sentence. */
export class Refusal extends Error {
  constructor(readonly reason: Reason) {
    super(reason.code);
  }
}

export function refuse<R extends Reason>(reason: R): never {
  throw new Refusal(reason);
}
