/** Figures as people read them. */

/** Made once: a formatter costs a hundred times what formatting does. */
let [plain, thousands, millions, tenths, hundredths] = formatters(undefined);

type Five<T> = readonly [T, T, T, T, T];

function formatters(locale: string | undefined): Five<Intl.NumberFormat> {
  const short = (maximumFractionDigits: number) => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits });
  const exact = (digits: number) => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return [new Intl.NumberFormat(locale), short(0), short(1), exact(1), exact(2)];
}

/** Sets the language in which figures are written. An unknown one leaves the browser's own. */
export function formatIn(language: string): void {
  let locale: string | undefined;
  try { locale = Intl.getCanonicalLocales(language)[0]; } catch { locale = undefined; }
  [plain, thousands, millions, tenths, hundredths] = formatters(locale);
}

export function count(value: number): string { return plain.format(value); }

/** 0.76: scores and temperatures. */
export function decimal(value: number): string { return hundredths.format(value); }

/** 1,234 as it is, 12,345 as 12K. */
export function compact(value: number): string {
  return value < 10_000 ? count(value) : (value < 1e6 ? thousands : millions).format(value);
}

/** A share in 0..1. Never 0 % or 100 % for what is merely near it. */
export function percent(share: number): string {
  const whole = share > 0 && share < 1 ? Math.min(99, Math.max(1, Math.round(share * 100))) : Math.round(share * 100);
  return `${whole}%`;
}

export function dollars(usd: number): string {
  return usd === 0 ? '$0' : usd < 0.01 ? `< $${decimal(0.01)}` : `$${decimal(usd)}`;
}

/** 0:07, 12:40, 1:02:03. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

export function milliseconds(ms: number): string {
  return ms >= 10_000 ? `${tenths.format(ms / 1000)} s` : `${count(Math.round(ms))} ms`;
}

export function bytes(value: number): string {
  if (value < 1024) return `${value} B`;
  const [size, unit] = value < 2 ** 20 ? [value / 1024, 'kB'] : [value / 2 ** 20, 'MB'];
  return `${size < 10 ? tenths.format(size) : count(Math.round(size))} ${unit}`;
}
