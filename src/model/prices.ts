/** What tokens cost, in US dollars a million. List prices drift: settings override every entry. */
export interface Price {
  readonly input: number;
  readonly output: number;
  /** Prompt tokens the endpoint had cached; default the price of input. */
  readonly cached?: number;
}

export type PriceTable = Readonly<Record<string, Price>>;

interface ListPrice extends Price {
  /** Where that price holds, for models that many hosts serve, each at a price of its own; elsewhere it is not known. */
  readonly at?: string;
}

/**
 * By a model's name, the maker's and a release's date aside. Another name that begins alike is another model, whose price
 * nobody here knows: better none than a wrong one. As of 27 November 2026, for prompts of ordinary length, from the makers'
 * price pages and public lists that quote them (docs/models.md); a name that its maker has retired or moved is not here.
 */
export const PRICES: Readonly<Record<string, ListPrice>> = {
  'gpt-6.2-astra': { input: 8, output: 40, cached: 0.4 },
  'gpt-6.2-sol': { input: 2, output: 10, cached: 0.1 },
  'gpt-6.1-terra': { input: 1, output: 5, cached: 0.05 },
  'gpt-6-sol': { input: 2, output: 10, cached: 0.2 },
  'gpt-6-luna': { input: 0.1, output: 0.5, cached: 0.01 },
  'gpt-5.5-pro': { input: 30, output: 180 },
  'gpt-5.5': { input: 5, output: 30, cached: 0.5 },
  'gpt-5.4-mini': { input: 0.75, output: 4.5, cached: 0.075 },
  'gpt-5.4-nano': { input: 0.2, output: 1.25, cached: 0.02 },
  'gpt-5.4': { input: 2.5, output: 15, cached: 0.25 },
  'gpt-5.2': { input: 1.75, output: 14, cached: 0.175 },
  'gpt-5.1-codex-mini': { input: 0.25, output: 2, cached: 0.025 },
  'gpt-5.1-codex': { input: 1.25, output: 10, cached: 0.125 },
  'gpt-5.1': { input: 1.25, output: 10, cached: 0.125 },
  'gpt-5-pro': { input: 15, output: 120 },
  'gpt-5-codex': { input: 1.25, output: 10, cached: 0.125 },
  'gpt-5-mini': { input: 0.25, output: 2, cached: 0.025 },
  'gpt-5-nano': { input: 0.05, output: 0.4, cached: 0.005 },
  'gpt-5': { input: 1.25, output: 10, cached: 0.125 },
  'gpt-4.1-mini': { input: 0.4, output: 1.6, cached: 0.1 },
  'gpt-4.1-nano': { input: 0.1, output: 0.4, cached: 0.025 },
  'gpt-4.1': { input: 2, output: 8, cached: 0.5 },
  'gpt-4o-mini': { input: 0.15, output: 0.6, cached: 0.075 },
  'gpt-4o': { input: 2.5, output: 10, cached: 1.25 },
  'o4-mini': { input: 1.1, output: 4.4, cached: 0.275 },
  'o3-pro': { input: 20, output: 80 },
  'o3-mini': { input: 1.1, output: 4.4, cached: 0.55 },
  'o3': { input: 2, output: 8, cached: 0.5 },
  'o1': { input: 15, output: 60, cached: 7.5 },
  'claude-fable-5-1': { input: 10, output: 50, cached: 0.25 },
  'claude-fable-5': { input: 10, output: 50, cached: 1 },
  'claude-opus-5-5': { input: 4, output: 20, cached: 0.2 },
  'claude-opus-5': { input: 5, output: 25, cached: 0.5 },
  'claude-opus-4-8': { input: 5, output: 25, cached: 0.5 },
  'claude-opus-4-7': { input: 5, output: 25, cached: 0.5 },
  'claude-opus-4-6': { input: 5, output: 25, cached: 0.5 },
  'claude-opus-4-5': { input: 5, output: 25, cached: 0.5 },
  'claude-opus-4-1': { input: 15, output: 75, cached: 1.5 },
  'claude-sonnet-5-5': { input: 2, output: 10, cached: 0.1 },
  'claude-sonnet-5': { input: 2, output: 10, cached: 0.2 },
  'claude-sonnet-4-6': { input: 3, output: 15, cached: 0.3 },
  'claude-sonnet-4-5': { input: 3, output: 15, cached: 0.3 },
  'claude-haiku-5-5': { input: 0.1, output: 0.5, cached: 0.01 },
  'claude-haiku-4-5': { input: 1, output: 5, cached: 0.1 },
  'gemini-4-neon': { input: 3, output: 15, cached: 0.15 },
  'gemini-4-hydrogen': { input: 1.5, output: 7.5, cached: 0.075 },
  'gemini-3.5-flash-lite': { input: 0.3, output: 2.5 },
  'gemini-3.5-flash': { input: 1.5, output: 9 },
  'gemini-3.1-pro-preview': { input: 2, output: 12 },
  'gemini-2.5-pro': { input: 1.25, output: 10 },
  'gemini-2.5-flash-lite': { input: 0.1, output: 0.4 },
  'gemini-2.5-flash': { input: 0.3, output: 2.5 },
  'grok-4.7': { input: 2, output: 6, cached: 0.5 },
  'grok-4.5': { input: 2, output: 6, cached: 0.5 },
  'grok-4.3': { input: 1.25, output: 2.5, cached: 0.2 },
  // At the hours when they are dearest; at others they are half.
  'deepseek-flash': { input: 0.3, output: 1.2, cached: 0.006, at: 'api.deepseek.com' },
  'deepseek-v4-flash': { input: 0.3, output: 1.2, cached: 0.006, at: 'api.deepseek.com' },
  'deepseek-v4-pro': { input: 1.32, output: 3.96, cached: 0.044, at: 'api.deepseek.com' },
  'mistral-medium-3.5': { input: 1.5, output: 7.5, at: 'api.mistral.ai' },
  'mistral-large-2512': { input: 0.5, output: 1.5, at: 'api.mistral.ai' },
  'codestral': { input: 0.3, output: 0.9, at: 'api.mistral.ai' },
};

/** What may follow a model's name and leaves it the same model: the date of a release, or "the latest". */
const RELEASE = /(?:-\d{4}-\d{2}-\d{2}|-\d{8}|-latest|-chat-latest)$/;

const FREE: Price = { input: 0, output: 0 };

/**
 * The price of a model by its id (`openai:gpt-5-mini@https://…`): the settings' entry, else none on this machine,
 * else the list's; null where nobody knows.
 */
export function priceOf(modelId: string, overrides: PriceTable = {}): Price | null {
  const { provider, name, host } = partsOf(modelId);
  const named = [modelId, name].find((entry) => Object.hasOwn(overrides, entry));
  const own = named === undefined ? longest(overrides, name) : overrides[named];
  if (own) return own;
  if (provider === 'recorded' || /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:|$)/.test(host) || name.endsWith(':free')) return FREE;
  // The editor's models are paid by a plan, not by the token.
  if (provider === 'vscode') return null;
  // OpenRouter and others put the maker's name ahead (`openai/gpt-5-mini`), and write `claude-sonnet-4.5`.
  const bare = name.slice(name.lastIndexOf('/') + 1).toLowerCase().replace(RELEASE, '');
  const plain = bare.startsWith('claude') ? bare.replace(/(\d)\.(\d)/g, '$1-$2') : bare;
  const listed = Object.hasOwn(PRICES, plain) ? PRICES[plain]! : null;
  return listed && (listed.at === undefined || listed.at === host) ? listed : null;
}

/** Dollars for one request. */
export function costOf(price: Price, usage: { readonly promptTokens: number; readonly completionTokens: number; readonly cachedTokens?: number }): number {
  const cached = usage.cachedTokens ?? 0;
  return ((usage.promptTokens - cached) * price.input + cached * (price.cached ?? price.input) + usage.completionTokens * price.output) / 1e6;
}

export function partsOf(modelId: string): { provider: string; name: string; host: string } {
  const colon = modelId.indexOf(':');
  const at = modelId.lastIndexOf('@');
  const end = at < 0 ? modelId.length : at;
  const host = modelId.slice(end + 1).replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return { provider: modelId.slice(0, Math.max(0, colon)), name: modelId.slice(colon + 1, end), host };
}

function longest(table: PriceTable, name: string): Price | undefined {
  let best = '';
  for (const family of Object.keys(table)) if (name.startsWith(family) && family.length > best.length) best = family;
  return best === '' ? undefined : table[best];
}
