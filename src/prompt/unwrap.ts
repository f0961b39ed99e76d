/** Finding the YAML in what a model wrote around it: reasoning, prose, fences. */

export interface Unwrapped {
  readonly text: string;
  /** Its fence was opened and never closed: the reply may have been cut off. */
  readonly open: boolean;
}

const FENCE = /^( {0,3})(`{3,}|~{3,})[ \t]*([\w+#.-]*)[ \t]*$/;

/** The stretches of a reply that may be the YAML, likeliest first. `keys` are those its top level may have. */
export function yamlIn(reply: string, keys: readonly string[]): Unwrapped[] {
  const text = withoutReasoning(reply.replaceAll('\r\n', '\n').replace(/^\uFEFF/, ''));
  const found = [...fencedParts(text, keys), ...unfencedParts(text, keys)];
  return found.filter((part, index) => part.text.trim() !== '' && found.findIndex((other) => other.text === part.text) === index);
}

/** The reply without the reasoning that some models write before it. A tag in quotes is a program's own. */
export function withoutReasoning(reply: string): string {
  const text = finalChannel(reply);
  let kept = '';
  let from = 0;
  let open: { readonly name: string; readonly at: number } | null = null;
  for (const { 0: tag, 1: slash, 2: name, index } of text.matchAll(/<(\/?)(think|thinking|thought|reasoning|seed:think)>/gi)) {
    const end = index + tag.length;
    if (/["'`]/.test(text[end] ?? '') && /["'`]/.test(text[index - 1] ?? '')) continue;
    if (slash === '') {
      open ??= { name: name!.toLowerCase(), at: index };
    } else if (open === null) {
      // Opened by the prompt: all before it was thought.
      [kept, from] = ['', end];
    } else if (open.name === name!.toLowerCase()) {
      kept += text.slice(from, open.at);
      [from, open] = [end, null];
    }
  }
  const before = open ? kept + text.slice(from, open.at) : null;
  return before?.trim() === '' ? before : kept + text.slice(from);
}

/** What gpt-oss says in the end, where its server leaves the channels in. */
function finalChannel(reply: string): string {
  const start = reply.lastIndexOf('<|channel|>final');
  const message = start < 0 ? -1 : reply.indexOf('<|message|>', start);
  return message < 0 ? reply : reply.slice(message + '<|message|>'.length).replace(/<\|(?:end|return)\|>[\s\S]*$/, '');
}

/** Fenced blocks that begin with a known key or are marked as YAML; the last block first, since drafts come before it. */
function fencedParts(text: string, keys: readonly string[]): Unwrapped[] {
  const lines = text.split('\n');
  const parts: Unwrapped[] = [];
  for (let start = 0; start < lines.length; start += 1) {
    const fence = FENCE.exec(lines[start]!);
    if (!fence) continue;
    const marked = /^ya?ml$/i.test(fence[3]!);
    const first = lines.slice(start + 1).find((line) => line.trim() !== '') ?? '';
    if (!marked && !startsWithKey(first, keys)) continue;
    // A fence within the YAML's code is indented deeper; where it is not, the block may end at any of the closing ones.
    const closings = lines.flatMap((line, at) => (at > start && isClosing(line, fence[2]!, fence[1]!.length) ? [at] : []));
    const ends = [...new Set([closings.at(-1), closings[0]])].filter((end) => end !== undefined);
    const bodies = ends.length === 0 ? [{ end: lines.length, open: true }] : ends.map((end) => ({ end, open: false }));
    parts.unshift(...bodies.map(({ end, open }) => ({ text: lines.slice(start + 1, end).join('\n'), open })));
  }
  return parts;
}

function isClosing(line: string, opening: string, indent: number): boolean {
  const fence = FENCE.exec(line);
  return fence !== null && fence[3] === '' && fence[1]!.length <= indent && fence[2]![0] === opening[0] && fence[2]!.length >= opening.length;
}

/** From the first line with a known key: to the last line that looks like YAML, then to the very end. */
function unfencedParts(text: string, keys: readonly string[]): Unwrapped[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => startsWithKey(line, keys));
  if (start < 0) return [];
  const rest = lines.slice(start);
  const prose = rest.findIndex((line, at) => at > 0 && /^[^\s#-]/.test(line) && !startsWithKey(line, keys));
  const whole = { text: rest.join('\n'), open: false };
  return prose < 0 || isBareText(rest.slice(0, prose)) ? [whole] : [{ text: rest.slice(0, prose).join('\n'), open: false }, whole];
}

/** Does a text begin at the margin here (code that lost its indentation), so that what follows belongs to it? */
function isBareText(before: readonly string[]): boolean {
  const last = before.findLast((line) => line.trim() !== '') ?? '';
  return /^#/.test(last) || /:\s*(?:[|>][-+\d]*)?\s*$/.test(last);
}

function startsWithKey(line: string, keys: readonly string[]): boolean {
  const match = /^\s*(?:- +)?["']?([A-Za-z_][\w-]*)["']?\s*:/.exec(line);
  return match !== null && keys.includes(match[1]!);
}
