import { splitFences } from './embeddedHtml';
import { commonIndent, dedent, fence, isBlank, trimBlankLines } from './text';

/** What org-mode, AsciiDoc, reStructuredText and omegaUp set as blocks and headings, as Markdown sets them. Any other text stays as it is. */
export function fromLightMarkup(text: string): string {
  const converters = [ORG, ASCIIDOC, REST, OMEGAUP].filter(({ looks }) => looks.every((look) => look.test(text)));
  if (converters.length === 0) return text;
  return splitFences(text).map((part) => (part.fenced ? part.text : converters.reduce((source, { convert }) => convert(source), part.text))).join('\n');
}

interface Converter {
  /** All found in texts of that markup, and hardly in any other. */
  readonly looks: readonly RegExp[];
  readonly convert: (text: string) => string;
}

const ORG: Converter = {
  looks: [/^[ \t]*#\+(?:begin_(?:example|src)|title:)/im],
  convert: (text) => text
    .replace(/^[ \t]*#\+title:[ \t]*/gim, '# ')
    .replace(/^[ \t]*#\+(?:begin|end)_(?:example|src|quote)\b.*$/gim, '```')
    .replace(/^(\*{1,6})(?= \S)/gm, (stars) => '#'.repeat(stars.length)),
};

const ASCIIDOC: Converter = {
  looks: [
    /^\s*(?:(?:\/\/|:).*\n)*= \p{L}|^={2,4} (?:\w+ )?(?:input|output|samples?|examples?|constraints?|eingabe|entrada|entrée)\b[^\n=]*$/iu,
    /^={1,5} \S.*[^=\s]\s*$/m,
  ],
  convert: (text) => text
    .replace(/^(={1,5})(?= \S)/gm, (marks) => '#'.repeat(marks.length))
    .replace(/^:[\w-]+:.*\n/gm, '').replace(/^\[[\w%#.,="' -]+\]\n(?=(?:-{4}|\.{4}|={4}|\.\S))/gm, '')
    .replace(/^\.(?=\p{L}\S*.*\n(?:\[.*\]\n)?(?:-{4,}|\.{4,}|={4,})$)(.*)$/gmu, '**$1**\n')
    .replace(/^(-{4,}|\.{4,})\n([\s\S]*?)^\1$/gm, (_, _mark: string, body: string) => fence(body))
    .replace(/^={4,}$/gm, ''),
};

const REST: Converter = { looks: [/^[ \t]*\.\. [\w-]+::|::[ \t]*\n[ \t]*\n[ \t]+\S/m], convert: restBlocks };

/** Literal blocks become fences, admonitions what they head; targets and comments go. */
function restBlocks(text: string): string {
  const lines = text.split('\n');
  const written: string[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    const directive = /^(\s*)\.\. ([\w-]+)::[ \t]*(.*)$/.exec(line);
    const literal = !directive && /^(\s*)(.*?)::\s*$/.exec(line);
    if (/^\s*\.\. _[^:]+:\s*$/.test(line)) {
      at++;
      continue;
    }
    if (!directive && !literal) {
      written.push(line);
      at++;
      continue;
    }
    const block = indentedAfter(lines, at + 1, (directive || literal as RegExpExecArray)[1]!.length);
    if (directive && /^(?:code|code-block|sourcecode|highlight|literalinclude|parsed-literal)$/.test(directive[2]!)) {
      written.push(fence(block.body.join('\n')));
    } else if (directive) {
      written.push(/^(?:note|hint|tip|warning|important|seealso)$/.test(directive[2]!) ? `**${directive[2]!}**` : directive[3]!, '', ...block.body);
    } else if (block.body.length > 0 && isBlank(lines[at + 1] ?? '')) {
      const lead = (literal as RegExpExecArray)[2]!.trim();
      written.push(...(lead === '' ? [] : [`${lead}:`, '']), fence(block.body.join('\n')));
    } else {
      written.push(line);
      at++;
      continue;
    }
    at = block.end;
  }
  return written.join('\n');
}

/** The lines set further in than `margin`, without the options a directive begins with. */
function indentedAfter(lines: readonly string[], from: number, margin: number): { body: string[]; end: number } {
  let end = from;
  while (end < lines.length && (isBlank(lines[end]!) || lines[end]!.length - lines[end]!.trimStart().length > margin)) end++;
  let first = from;
  while (first < end && /^\s*:[\w-]+:/.test(lines[first]!)) first++;
  const body = trimBlankLines(lines.slice(first, end));
  return { body: dedent(body, commonIndent(body)), end };
}

const OMEGAUP: Converter = {
  looks: [/^\|\|input[ \t]*$/m, /^\|\|output[ \t]*$/m],
  convert: (text) => text
    .replace(/^\|\|(input|output|description)[ \t]*\n([\s\S]*?)(?=^\|\|(?:input|output|description|end)[ \t]*$)/gm, omegaUpPart)
    .replace(/^\|\|end[ \t]*$/gm, ''),
};

function omegaUpPart(_: string, part: string, body: string): string {
  if (part === 'description') return `### Explanation\n\n${body}\n`;
  return `### Sample ${part === 'input' ? 'Input' : 'Output'}\n\n${fence(body)}\n\n`;
}
