/** Long patterns are written part by part. Each part bears the flags of the whole, so that it is read by the same rules. */

/** One part after the other. */
export const inSequence = (first: RegExp, ...rest: readonly RegExp[]): RegExp =>
  new RegExp([first, ...rest].map(({ source }) => source).join(''), first.flags);

/** The first part that matches. */
export const eitherOf = (first: RegExp, ...rest: readonly RegExp[]): RegExp =>
  new RegExp(`(?:${[first, ...rest].map(({ source }) => source).join('|')})`, first.flags);
