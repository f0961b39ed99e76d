/** Token counts by rule of thumb, for budgets before an answer and for endpoints that give no usage. */

/**
 * About what common tokenizers give: four letters, or a digit group, or one other character a token. On English,
 * code and Russian, Chinese or Japanese statements it stays within about a quarter, rather above than below.
 */
export function estimateTokens(text: string): number {
  let ascii = 0;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) < 128) ascii += 1;
  return Math.ceil(ascii / 3.6 + (text.length - ascii) / 1.5);
}

/** A request's own tokens, with the few that frame each message. */
export function estimatePrompt(messages: readonly { readonly content: string }[]): number {
  return messages.reduce((sum, message) => sum + estimateTokens(message.content) + 4, 3);
}
