/** Figures as people read them in their language: the panel, the report and the editor write them the same way. */

export interface Figures {
  /** Between ones and tenths. */
  readonly point: string;
  /** 30,006. */
  readonly count: (value: number) => string;
  /** 1,234 as it is, 12,345 as 12K. */
  readonly compact: (value: number) => string;
  /** 0.76: scores and temperatures. */
  readonly decimal: (value: number) => string;
  /** A share in 0..1. Never 0 % or 100 % for what is merely near it. */
  readonly percent: (share: number) => string;
  /** `digits` after the point; what is less than the last of them is said to be less. */
  readonly dollars: (usd: number, digits?: number) => string;
  /** With as many digits as it has, up to four: $2, $0.15. */
  readonly price: (usd: number) => string;
  readonly milliseconds: (ms: number) => string;
  /** Whole ones and parts: 2, 1.5. */
  readonly seconds: (ms: number) => string;
  readonly bytes: (value: number) => string;
}

/** Between a figure and its unit: they stay on one line. */
const SPACE = '\u00A0';

/** @param language such as `de`; one that is not known, or none, leaves the runtime's own. */
export function figuresIn(language: string | undefined): Figures {
  const locale = localeOf(language);
  // Made once: a formatter costs a hundred times what formatting does.
  const format = (options: Intl.NumberFormatOptions = {}) => new Intl.NumberFormat(locale, options);
  const exact = (digits: number) => format({ minimumFractionDigits: digits, maximumFractionDigits: digits });
  const [plain, tenths, hundredths, share] = [format(), exact(1), exact(2), format({ style: 'percent', maximumFractionDigits: 0 })];
  const compact = (maximumFractionDigits: number) => format({ notation: 'compact', maximumFractionDigits });
  const [thousands, millions] = [compact(0), compact(1)];
  const money = [0, 1, 2, 3, 4].map((digits) => format({
    style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', minimumFractionDigits: digits, maximumFractionDigits: digits,
  }));
  const count = (value: number) => plain.format(value);
  const dollars = (usd: number, digits = 2) => {
    if (usd === 0) return money[0]!.format(0);
    const least = 10 ** -digits;
    return usd < least ? `<${SPACE}${money[digits]!.format(least)}` : money[digits]!.format(usd);
  };
  return {
    point: tenths.formatToParts(1.5).find(({ type }) => type === 'decimal')!.value,
    count,
    compact: (value) => (value < 10_000 ? count(value) : (value < 1e6 ? thousands : millions).format(value)),
    decimal: (value) => hundredths.format(value),
    percent: (value) => share.format(value > 0 && value < 1 ? Math.min(0.99, Math.max(0.01, value)) : value),
    dollars,
    price: (usd) => dollars(usd, [0, 2, 3].find((digits) => usd >= 10 ** -digits && Number(usd.toFixed(digits)) === Number(usd.toFixed(4))) ?? 4),
    milliseconds: (ms) => (ms >= 10_000 ? `${tenths.format(ms / 1000)}${SPACE}s` : `${count(Math.round(ms))}${SPACE}ms`),
    seconds: (ms) => count(ms / 1000),
    bytes: (value) => {
      if (value < 1024) return `${count(value)}${SPACE}B`;
      const [size, unit] = value < 2 ** 20 ? [value / 1024, 'kB'] : [value / 2 ** 20, 'MB'];
      return `${size < 10 ? tenths.format(size) : count(Math.round(size))}${SPACE}${unit}`;
    },
  };
}

function localeOf(language: string | undefined): string | undefined {
  try { return language === undefined ? undefined : Intl.getCanonicalLocales(language)[0]; } catch { return undefined; }
}
