/** A broken expectation of the model. */
class ModelBroken extends Error {}
export const expectModel = (holds: boolean, sentence: string): void => {
  if (!holds) throw new ModelBroken(sentence);
};
