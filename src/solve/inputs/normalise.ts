/** Brings the ways statements write mathematics (LaTeX, Unicode, text that lost its markup) to one plain spelling. */

const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/\u00a0|\u2009|\u202f/g, ' '],
  [/\$+|\\displaystyle|\\left(?![a-z])|\\right(?![a-z])|\\[()[\]]/g, ' '],
  [/\\(?:mathrm|text|texttt|textrm|textit|textbf|mathit|operatorname|rm|emph)\s*\{([^{}]*)\}/g, '$1'],
  [/\{,\}|\\,(?=\d)/g, ''],
  [/\\[,;:! ]|~/g, ' '],
  [/\\(?:leqslant|leqq|leq|le)(?![a-zA-Z])|≤|≦|⩽/g, ' <= '],
  [/\\(?:geqslant|geqq|geq|ge)(?![a-zA-Z])|≥|≧|⩾/g, ' >= '],
  [/\\not\s*=|\\(?:neq|ne)(?![a-zA-Z])|≠/g, ' != '],
  [/\\lt(?![a-zA-Z])/g, ' < '],
  [/\\gt(?![a-zA-Z])/g, ' > '],
  [/\\times(?![a-zA-Z])|\\cdot(?![a-zA-Z])|×|·|⋅/g, ' * '],
  [/\\vdots(?![a-zA-Z])|⋮/g, ' : '],
  [/\\(?:ldots|dots|cdots|dotsc|dotsb)(?![a-zA-Z])|…|⋯|\. \. \./g, ' ... '],
  [/\\l?vert(?![a-zA-Z])|\\rvert(?![a-zA-Z])|\\mid(?![a-zA-Z])/g, '|'],
  [/\\(?=[{}#%&_])/g, ''],
  [/\\(min|max|gcd)(?![a-zA-Z])/g, '$1'],
  [/−|–/g, '-'],
  [/`/g, ''], [/ и /g, ' and '],
];

/** The statement in plain spelling, bullets as `;`: `<=`, `>=`, `!=`, `*`, `...`, a vertical ellipsis as `:`, indices as `A_{i}`. */
export function normalise(statement: string): string {
  let text = statement;
  for (const [pattern, replacement] of REPLACEMENTS) text = text.replace(pattern, replacement);
  text = fractions(text);
  text = text
    .replace(/ ?_ ?\{/g, '_{').replace(/ _ ([A-Za-z0-9])/g, '_$1').replace(/ ?\^ ?/g, '^')
    .replace(/_([A-Za-z0-9])(?![A-Za-z0-9{])/g, '_{$1}').replace(/_(\d+)/g, '_{$1}').replace(/_([A-Za-z])(?=_|\b)/g, '_{$1}');
  text = text.replace(/(?<=[<>]=? *-? ?)\d{1,3}(?:[ ,]\d{3})+(?!\d)/g, (number) => number.replace(/[ ,]/g, ''));
  text = text.replace(/(^|\n)[ \t]*[-*•][ \t]+/g, '$1; ');
  return lostExponents(text.replace(/[ \t]+/g, ' '));
}

function fractions(text: string): string {
  let result = text;
  for (let round = 0; round < 5; round += 1) {
    const next = result.replace(/\\d?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '(($1)/($2))');
    if (next === result) break;
    result = next;
  }
  return result;
}

/** Where the markup was lost, 10^5 reads 105. A statement that writes one power properly is left alone. */
function lostExponents(text: string): string {
  if (/10\^/.test(text)) return text;
  return text.replace(/(?<=(?:[<>]=?|\*|-)\s*)10([1-9]|1[0-8])(?![\d.])/g, '10^$1').replace(/(?<![\d.^])-\s*10([1-9]|1[0-8])(?=\s*<)/g, '-10^$1');
}
