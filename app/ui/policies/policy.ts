/** A legal text as content: readable by a program, printable, versioned by its date. */
export type Policy = {
  title: string;
  effectiveFrom: string;
  intro: string;
  articles: readonly { heading: string; paragraphs?: readonly string[]; items?: readonly string[] }[];
};
