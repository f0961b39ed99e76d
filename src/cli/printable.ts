/**
 * Text from outside made safe for a terminal: control characters but line ends and tabs, and marks that reorder text,
 * are shown as their code points, so that nothing moves the cursor, sets colours or hides.
 */
export function printable(text: string): string {
  return text.replace(/[^\P{C}\n\t]/gu, (char) => (/\p{Co}|\p{Cn}/u.test(char) ? '\u{fffd}' : `\\u{${char.codePointAt(0)!.toString(16)}}`));
}
