/** Entry of the panel's page: hears the host, draws at most once a frame. */
import { render } from 'preact';
import './panel.css';
import { App } from './app';
import { formatIn } from './format';
import type { Action, FirstWords, HostMessage } from './messages';
import { Store, type Ui } from './store';
import { translate } from './strings';

interface Saved { readonly run: string | null; readonly ui: Partial<Ui> }
interface Editor { postMessage(message: Action): void; getState(): Saved | undefined; setState(state: Saved): void }
declare function acquireVsCodeApi(): Editor;

const editor = acquireVsCodeApi();
const root = document.getElementById('root')!;
const saved = editor.getState();
let shown: string | null = saved?.run ?? null;
let kept: Ui | null = null;
let due = false;

const store = new Store(redraw, (action) => editor.postMessage(action), saved?.ui);

function redraw(): void {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    draw();
  });
}

function draw(): void {
  render(<App store={store} />, root);
  if (kept === store.ui) return;
  kept = store.ui;
  editor.setState({ run: shown, ui: store.ui });
}

function hear(message: HostMessage): void {
  switch (message.type) {
    case 'start':
      translate(message.strings);
      formatIn(message.locale);
      document.documentElement.lang = message.locale;
      store.start(message.run === shown, message.expecting);
      shown = message.run;
      kept = null;
      break;
    case 'events': store.take(message.events, message.running); break;
    case 'said': store.say(message.message); break;
  }
}

window.addEventListener('message', (event: MessageEvent<HostMessage>) => hear(event.data));

// Time goes on between events.
setInterval(() => { if (store.running && !document.hidden) redraw(); }, 1000);

for (const message of JSON.parse(document.getElementById('first')!.textContent) as FirstWords) hear(message);
draw();
editor.postMessage({ type: 'ready', run: shown, events: store.state.events });
