/** Of a bundle's parts only what a line of text says. */
export const partNames = (parts: readonly { name: string; optionName: string; quantity: number }[]) =>
  parts.map(({ name, optionName, quantity }) => ({ name, optionName, quantity }));
