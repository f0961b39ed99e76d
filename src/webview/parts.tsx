/** The small pieces that every view is made of. */
import type { ComponentChildren } from 'preact';
import type { Verdict } from '../judge/contract';
import type { RunState } from '../run/state';
import { bytes } from './format';
import { marked } from './marks';
import { head, printable, printableLine } from './printable';
import type { Store } from './store';
import { t, type StringKey } from './strings';

export const TONES = {
  AC: 'good', OK: 'good', WA: 'bad', PE: 'bad', TLE: 'slow', MLE: 'slow', OLE: 'slow', RE: 'crash', CE: 'dim', JE: 'dim',
} as const satisfies Record<Verdict, string>;

/** A verdict by its short name; the long one is for screen readers and the tooltip. */
export function VerdictTag({ verdict }: { verdict: Verdict | null }) {
  if (verdict === null) return <span class="verdict tone-wait" title={t('noVerdict')}>…<span class="sr"> {t('noVerdict')}</span></span>;
  return <span class={`verdict tone-${TONES[verdict]}`} title={t(`verdict${verdict}`)}>{verdict}<span class="sr"> {t(`verdict${verdict}`)}</span></span>;
}

const ICONS = {
  insert: 'M8 2v8M4.8 7 8 10.2 11.2 7M3 13.5h10',
  copy: 'M5.5 5.5h7v8h-7zM3.5 10.5v-8h7',
  beside: 'M2.5 3.5h11v9h-11zM8 3.5v9',
  diff: 'M8 3v6M5 6h6M5 12h6',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  right: 'M6 4l4 4-4 4',
  check: 'M3.5 8.5l3 3 6-7',
} as const;

export function Icon({ name }: { name: keyof typeof ICONS }) {
  return (
    <svg class="icon" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.2" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  );
}

export function IconButton({ icon, label, onClick }: { icon: keyof typeof ICONS; label: string; onClick: () => void }) {
  return <button type="button" class="icon-button" title={label} aria-label={label} onClick={onClick}><Icon name={icon} /></button>;
}

interface ButtonProps { children: ComponentChildren; onClick: () => void; primary?: boolean; disabled?: boolean; title?: string }

export function Button({ children, onClick, primary = false, disabled = false, title }: ButtonProps) {
  return <button type="button" class={primary ? 'primary' : 'secondary'} disabled={disabled} title={title} onClick={onClick}>{children}</button>;
}

/** What can be done with a program. */
export function ProgramActions({ store, id, compact = false }: { store: Store; id: string; compact?: boolean }) {
  const { act } = store;
  if (compact) {
    return (
      <span class="row-actions">
        <IconButton icon="insert" label={`${t('insert')}: ${t('program', printableLine(id))}`} onClick={() => act({ type: 'insert', candidate: id })} />
        <IconButton icon="copy" label={`${t('copy')}: ${t('program', printableLine(id))}`} onClick={() => act({ type: 'copy', candidate: id })} />
        <IconButton icon="beside" label={`${t('openBeside')}: ${t('program', printableLine(id))}`} onClick={() => act({ type: 'openBeside', candidate: id })} />
      </span>
    );
  }
  return (
    <div class="buttons">
      <Button primary onClick={() => act({ type: 'insert', candidate: id })}>{t('insert')}</Button>
      <Button onClick={() => act({ type: 'copy', candidate: id })}>{t('copy')}</Button>
      <Button onClick={() => act({ type: 'openBeside', candidate: id })}>{t('openBeside')}</Button>
      <Button title={t('diffActive')} onClick={() => act({ type: 'diffWithActive', candidate: id })}>{t('diff')}</Button>
    </div>
  );
}

/** A share of a whole as a bar; the figure stands beside it in text. */
export function Bar({ share, tone = 'plain' }: { share: number; tone?: string }) {
  return <span class={`bar tone-${tone}`} aria-hidden="true"><span style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} /></span>;
}

/** Several shares in one bar. */
export function Stack({ parts }: { parts: readonly { readonly tone: string; readonly value: number }[] }) {
  const whole = parts.reduce((sum, part) => sum + part.value, 0);
  return (
    <span class="stack" aria-hidden="true">
      {whole > 0 && parts.filter((part) => part.value > 0).map((part, index) => (
        <span class={`tone-${part.tone}`} style={{ flexGrow: part.value }} key={index} />
      ))}
    </span>
  );
}

const SHOWN_LINES = 14;
const SHOWN_LENGTH = 2000;

interface TextProps {
  text: string;
  label: string;
  cutBytes?: number | null;
  /** Texts it is shown next to: where it differs from one of them is marked. */
  beside?: readonly string[];
}

/** An input or an output: the first lines as they are, and the rest one click away. */
export function Text({ text, label, cutBytes = null, beside = [] }: TextProps) {
  const shown = head(text, SHOWN_LINES, SHOWN_LENGTH);
  return (
    <>
      <pre class="text" tabIndex={0} role="region" aria-label={label}>
        {shown.text.trim() === '' ? <span class="dim">{t('emptyText')}</span> : beside.length === 0 ? printable(shown.text) : marked(shown.text, beside).map((part, index) => (part.differs ? <mark key={index}>{printable(part.text)}</mark> : printable(part.text)))}
      </pre>
      {(shown.cut || cutBytes !== null) && <p class="note">{t('cut', bytes(cutBytes ?? text.length))}</p>}
    </>
  );
}

/** A text on record, by its digest. */
export function Blob({ state, digest, label, beside = [] }: { state: RunState; digest: string | null; label: string; beside?: readonly (string | null)[] }) {
  const blob = digest === null ? undefined : state.blobs[digest];
  if (!blob) return <p class="note">–</p>;
  const others = beside.flatMap((other) => (other === null || other === digest ? [] : state.blobs[other]?.text ?? []));
  return <Text text={blob.text} label={label} cutBytes={blob.cut ? blob.bytes : null} beside={others} />;
}

/** One line of a text, for where there is no room. */
export function oneLine(text: string, length = 60): string {
  const line = printableLine(text.slice(0, length * 4).trimEnd().replace(/\r?\n/g, ' ↵ '));
  return line === '' ? t('emptyText') : line.length > length || text.length > length * 4 ? `${line.slice(0, length)}…` : line;
}

export function Section({ title, children, aside }: { title: string; children: ComponentChildren; aside?: ComponentChildren }) {
  return <section class="section" aria-label={title}><h3>{title}{aside}</h3>{children}</section>;
}

/** What is not there, why, and what to do next. */
export function Empty({ title, children }: { title?: string; children: ComponentChildren }) {
  return <div class="empty">{title !== undefined && <h2>{title}</h2>}{children}</div>;
}

export function plural(value: number, many: StringKey, one: StringKey, shown: string): string {
  return value === 1 ? t(one) : t(many, shown);
}

/** How an input came to be, in a few words. */
export function inputName(state: RunState, id: string): string {
  const input = state.inputs[id];
  return t('input', printableLine(id).replace(/^i(?=\d)/, '')) + (input ? ` · ${printableLine(input.origin.detail) || input.origin.kind}` : '');
}

export function lineCount(text: string): string {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  if (text !== '' && !text.endsWith('\n')) lines += 1;
  return plural(lines, 'lines', 'linesOne', String(lines));
}
