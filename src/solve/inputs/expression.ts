/** Small arithmetic over the input's variables: how many rows, how long a string, how large a value. */

/** Looks a variable up: `subscript` is the text of its index, empty without one. */
export type Lookup = (name: string, subscript: string) => bigint | undefined;

export type Expression =
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'name'; readonly name: string; readonly subscript: string }
  | { readonly kind: 'binary'; readonly operator: '+' | '-' | '*' | '/' | '^'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: 'min' | 'max'; readonly args: readonly Expression[] };

export interface Token {
  readonly kind: 'number' | 'name' | 'symbol';
  readonly text: string;
  readonly subscript: string;
  readonly at: number;
  readonly end: number;
}

const TOKEN = /(\d+(?:\.\d+)?)|([A-Za-z]+'?)(?:_\{([^{}]*)\})?|(<=|>=|!=|\.\.\.|[^\sA-Za-z\d])/g;

export function tokenise(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map((match) => ({
    kind: match[1] !== undefined ? 'number' : match[2] !== undefined ? 'name' : 'symbol',
    text: match[1] ?? match[2] ?? match[4]!, subscript: (match[3] ?? '').replace(/\s/g, ''), at: match.index, end: match.index + match[0].length,
  }));
}

/** Parses all of `tokens`; `null` when they are no expression. */
export function parseExpression(tokens: readonly Token[]): Expression | null {
  let at = 0;
  const peek = (text: string) => tokens[at]?.kind === 'symbol' && tokens[at]!.text === text;
  const sum = (): Expression | null => {
    let left: Expression | null;
    if (peek('-')) { at += 1; const right = product(); left = right && { kind: 'binary', operator: '-', left: number(0n), right }; }
    else left = product();
    while (left && (peek('+') || peek('-'))) {
      const operator = tokens[at]!.text as '+' | '-';
      at += 1;
      const right = product();
      left = right && { kind: 'binary', operator, left, right };
    }
    return left;
  };
  const product = (): Expression | null => {
    let left = power();
    while (left && at < tokens.length) {
      const explicit = peek('*') || peek('/');
      const operator: '*' | '/' = peek('/') ? '/' : '*';
      if (explicit) at += 1;
      else if (!(peek('(') || tokens[at]!.kind !== 'symbol')) break;
      const right = power();
      left = right && { kind: 'binary', operator, left, right };
    }
    return left;
  };
  const power = (): Expression | null => {
    const base = atom();
    if (!base || !peek('^')) return base;
    at += 1;
    const right = power();
    return right && { kind: 'binary', operator: '^', left: base, right };
  };
  const atom = (): Expression | null => {
    const token = tokens[at];
    if (!token) return null;
    if (token.kind === 'number') {
      at += 1;
      return /^\d+$/.test(token.text) ? number(BigInt(token.text)) : null;
    }
    if (token.kind === 'name') {
      at += 1;
      if ((token.text === 'min' || token.text === 'max') && (peek('(') || peek('{'))) {
        const args = list();
        return args && { kind: 'call', name: token.text, args };
      }
      return { kind: 'name', name: token.text, subscript: token.subscript };
    }
    if (token.text === '(' || token.text === '{') {
      const inner = list();
      return inner?.length === 1 ? inner[0]! : null;
    }
    return null;
  };
  const list = (): Expression[] | null => {
    const close = peek('(') ? ')' : '}';
    at += 1;
    const items: Expression[] = [];
    for (;;) {
      const item = sum();
      if (!item) return null;
      items.push(item);
      if (peek(',')) { at += 1; continue; }
      if (!peek(close)) return null;
      at += 1;
      return items;
    }
  };
  const result = sum();
  return at === tokens.length ? result : null;
}

export function expressionOf(text: string): Expression | null {
  return parseExpression(tokenise(text));
}

export function number(value: bigint | number): Expression {
  return { kind: 'number', value: BigInt(value) };
}

export function named(name: string): Expression {
  return { kind: 'name', name, subscript: '' };
}

/** `undefined` when a variable is not known (yet), or a power is absurd. */
export function evaluate(expression: Expression, lookup: Lookup): bigint | undefined {
  switch (expression.kind) {
    case 'number': return expression.value;
    case 'name': return lookup(expression.name, expression.subscript);
    case 'call': {
      const values = expression.args.map((argument) => evaluate(argument, lookup));
      if (values.some((value) => value === undefined)) return undefined;
      return (values as bigint[]).reduce((best, value) => ((expression.name === 'min') === (value < best) ? value : best));
    }
    case 'binary': {
      const left = evaluate(expression.left, lookup);
      const right = evaluate(expression.right, lookup);
      if (left === undefined || right === undefined) return undefined;
      switch (expression.operator) {
        case '+': return left + right;
        case '-': return left - right;
        case '*': return left * right;
        case '/': return right === 0n ? undefined : left / right;
        case '^': return right < 0n || right > 1000n ? undefined : left ** right;
      }
    }
  }
}

export function namesIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'number': return [];
    case 'name': return [expression.name];
    case 'call': return expression.args.flatMap(namesIn);
    case 'binary': return [...namesIn(expression.left), ...namesIn(expression.right)];
  }
}
