/** One line of the list "On this page". */
export interface Heading {
  readonly id: string;
  readonly text: string;
}

/** The second-level headings of an article's body, then what the page adds. */
export function contents(headings: readonly { depth: number; slug: string; text: string }[], added: readonly Heading[]): Heading[] {
  return [...headings.filter(({ depth }) => depth === 2).map(({ slug, text }) => ({ id: slug, text })), ...added];
}

/** Sources without repeats: several causes of a phase often rest on the same page. */
export function distinct<T extends { readonly url: string }>(sources: readonly T[]): T[] {
  return [...new Map(sources.map((source) => [source.url, source])).values()];
}
