/** Figures in the language of the editor. */
import { figuresIn } from '../run/figures';

let figures = figuresIn(undefined);

/** Sets the language in which figures are written. An unknown one leaves the browser's own. */
export function formatIn(language: string): void { figures = figuresIn(language); }

export function count(value: number): string { return figures.count(value); }

export function decimal(value: number): string { return figures.decimal(value); }

export function compact(value: number): string { return figures.compact(value); }

export function percent(share: number): string { return figures.percent(share); }

export function dollars(usd: number): string { return figures.dollars(usd); }

export function milliseconds(ms: number): string { return figures.milliseconds(ms); }

export function seconds(ms: number): string { return figures.seconds(ms); }

export function bytes(value: number): string { return figures.bytes(value); }

/** 0:07, 12:40, 1:02:03. */
export function clock(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
