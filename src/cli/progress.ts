import { SingleBar } from 'cli-progress';
import type { RunEvent } from '../run/events';
import { clustersOf } from '../run/clusters';
import type { RunState } from '../run/state';
import { printable } from './printable';

/** Shows a run as it goes: a live line on a terminal, plain lines elsewhere. Writes to standard error; results go to standard output. */
export interface Progress {
  update(state: RunState, event: RunEvent): void;
  stop(): void;
}

export function openProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? liveProgress(stream) : plainProgress(stream);
}

const STAGE_NAMES: Readonly<Record<string, string>> = {
  reflect: 'reflecting on the statement', sample: 'sampling', helpers: 'asking for helper programs', inputs: 'preparing inputs',
  flow: 'following the flow', repair: 'repairing near misses', cluster: 'clustering', score: 'scoring',
  'brute-force': 'comparing with a brute force', adjudicate: 'telling clusters apart',
};

function activity(state: RunState): string {
  const active = Object.entries(state.stages).filter(([, stage]) => stage.status === 'started').map(([name]) => STAGE_NAMES[name] ?? name);
  return active.join(', ') || 'starting';
}

function funnel(state: RunState): string {
  const { counts, usage } = state;
  const tokens = usage.promptTokens + usage.completionTokens;
  return `${counts.sampled} sampled · ${counts.duplicates} duplicates · ${counts.compiled} compiled · ${counts.passed} passed · `
    + `${usage.calls} calls · ${tokens} tokens${costOf(usage)}`;
}

function costOf({ usd, unpriced, calls }: RunState['usage']): string {
  if (usd === null) return calls === 0 ? '' : ' · price not known';
  return ` · $${usd.toFixed(usd < 0.1 ? 4 : 2)}${unpriced ? ' and more of unknown price' : ''}`;
}

function liveProgress(stream: NodeJS.WriteStream): Progress {
  const bar = new SingleBar({
    stream, format: '{bar} {value}/{total} {funnel} | {activity}', barsize: 16, fps: 10,
    hideCursor: true, clearOnComplete: true, linewrap: false, forceRedraw: true, gracefulExit: false,
  });
  let started = false;
  return {
    update(state, event) {
      const payload = { funnel: funnel(state), activity: activity(state) };
      if (!started) { bar.start(Math.max(1, state.settings?.samples ?? 1), 0, payload); started = true; }
      bar.update(Math.min(state.counts.sampled + state.counts.failedSamples, bar.getTotal()), payload);
      if (event.type === 'notice') {
        bar.stop();
        stream.write(`${event.level}: ${printable(event.message)}\n`);
        bar.start(bar.getTotal(), state.counts.sampled, payload);
      }
    },
    stop() { if (started) bar.stop(); },
  };
}

function plainProgress(stream: NodeJS.WriteStream): Progress {
  let sampled = 0;
  return {
    update(state, event) {
      if (event.type === 'notice') stream.write(`${event.level}: ${printable(event.message)}\n`);
      else if (event.type === 'stage' && event.status !== 'started') {
        const name = STAGE_NAMES[event.stage] ?? event.stage;
        const clusters = event.stage === 'cluster' ? ` · ${clustersOf(state).length} clusters` : '';
        if (event.status === 'finished') stream.write(`${name}: done, ${funnel(state)}${clusters}\n`);
        else stream.write(`${name}: ${event.status}${event.reason ? `, ${printable(event.reason)}` : ''}\n`);
      } else if (event.type === 'judged' && state.counts.judged >= sampled + 25) {
        sampled = state.counts.judged;
        stream.write(`${funnel(state)}\n`);
      }
    },
    stop() {},
  };
}
