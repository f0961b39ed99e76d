import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { openStoredRun } from '../../src/editor/runSession';
import { offerInterrupted, offerSame } from '../../src/editor/runsView/offerResume';
import { tellTrouble } from '../../src/editor/saveElsewhere';
import { Services } from '../../src/editor/services';
import { sampledOf } from '../../src/editor/statusBar';
import { tidyRuns } from '../../src/editor/tidyRuns';
import type { RunEvent } from '../../src/run/events';
import { recorded } from '../../src/run/record';
import { RunStore } from '../../src/run/store';
import { sampleRun } from '../run/sampleRun';
import { eventually } from './workspace';

const ID = '20260101-000000-abcdef';

type Asked = 'showInformationMessage' | 'showWarningMessage' | 'showOpenDialog';

/** Answers what the person is asked, and keeps the questions. */
async function answering<T>(answers: Readonly<Partial<Record<Asked, unknown>>>, work: (questions: string[]) => Promise<T>): Promise<T> {
  const before = { ...vscode.window };
  const questions: string[] = [];
  try {
    for (const [name, answer] of Object.entries(answers)) Object.assign(vscode.window, { [name]: (question: unknown) => { if (typeof question === 'string') questions.push(question); return Promise.resolve(answer); } });
    return await work(questions);
  } finally {
    for (const name of Object.keys(answers) as Asked[]) Object.assign(vscode.window, { [name]: before[name] });
  }
}

describe('Stored runs in the editor', () => {
  let root: string;
  let store: RunStore;
  let services: Services;
  const log = vscode.window.createOutputChannel('Shortlist runs test', { log: true });
  after(() => log.dispose());
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'shortlist-runs-'));
    store = new RunStore(path.join(root, 'runs'));
    services = open();
  });
  afterEach(async () => {
    await services.dispose();
    fs.rmSync(root, { recursive: true, force: true });
  });

  /** A window on the same workspace. */
  function open(): Services {
    const kept = new Map<string, unknown>();
    const memory = { get: (key: string, otherwise: unknown) => kept.get(key) ?? otherwise, update: (key: string, value: unknown) => { kept.set(key, value); return Promise.resolve(); } };
    return new Services({ storageUri: vscode.Uri.file(root), globalStorageUri: vscode.Uri.file(root), workspaceState: memory, globalState: memory } as unknown as vscode.ExtensionContext, log);
  }

  const write = async (events: readonly RunEvent[], id = ID) => {
    const held = await store.create(id, ({ detail }) => assert.fail(detail));
    for (const event of events) held.writer.append(event);
    await held.release();
  };
  const show = () => assert.fail('nothing was resumed');

  it('are offered for resuming once they were interrupted, and once only', async () => {
    await write(sampleRun().slice(0, -1));
    await answering({ showInformationMessage: undefined }, async (questions) => {
      await offerInterrupted(services, show);
      await offerInterrupted(services, show);
      assert.deepEqual(questions, ['The run of “Twice” was interrupted. It can go on from there: nothing is asked for or computed twice.']);
    });
  });

  it('are not offered when they came to an end, or are at work in another window', async () => {
    await write(sampleRun());
    const other = await store.create('20260101-000000-00000a', ({ detail }) => assert.fail(detail));
    for (const event of sampleRun().slice(0, 5)) other.writer.append(event);
    await other.writer.flush();
    await answering({ showInformationMessage: undefined }, async (questions) => {
      await offerInterrupted(services, show);
      assert.deepEqual(questions, []);
    });
    await other.release();
  });

  it('are offered when their statement is solved again, and no other\'s', async () => {
    await write(sampleRun().slice(0, -1));
    const problem = (sampleRun()[0] as Extract<RunEvent, { type: 'run-started' }>).problem;
    await answering({ showInformationMessage: 'Solve Anew' }, async (questions) => {
      assert.equal(await offerSame(services, () => Promise.resolve({ ...problem, statement: 'Another.' })), undefined);
      assert.deepEqual(questions, []);
      assert.equal(await offerSame(services, () => Promise.resolve(problem)), undefined);
      assert.deepEqual(questions, ['A run of this statement was interrupted.']);
    });
    await answering({ showInformationMessage: undefined }, async () => { assert.equal(await offerSame(services, () => Promise.resolve(problem)), null); });
  });

  it('are read along with live while another window writes them', async () => {
    const events = sampleRun();
    const held = await store.create(ID, ({ detail }) => assert.fail(detail));
    for (const event of events.slice(0, 6)) held.writer.append(event);
    await held.writer.flush();
    const run = await openStoredRun(services, ID);
    assert.deepEqual([run.running, run.elsewhere, services.runs.running.length], [true, true, 0]);
    for (const event of events.slice(6)) held.writer.append(event);
    await eventually('the other window\'s events', () => run.events.length === events.length);
    assert.deepEqual(run.events, events);
    await held.release();
    await eventually('the end of the reading', () => !run.running);
    assert.equal(JSON.stringify(run.state), JSON.stringify((await store.read(ID)).state));
  });

  it('show what happened to them in another window since they were last looked at', async () => {
    await write(sampleRun().slice(0, 6));
    assert.equal((await openStoredRun(services, ID)).events.length, 6);
    const { held } = await store.reopen(ID, ({ detail }) => assert.fail(detail));
    for (const event of sampleRun().slice(6)) held.writer.append(event);
    await held.release();
    assert.deepEqual((await openStoredRun(services, ID)).events, sampleRun());
  });

  it('stay open to be resumed when their window is closed or loaded anew', async () => {
    const held = await store.create(ID, ({ detail }) => assert.fail(detail));
    services.runs.start(ID, (signal) => recorded((async function* () {
      yield* sampleRun().slice(0, 6);
      await new Promise<void>((resolve) => { signal.addEventListener('abort', () => resolve()); });
      yield* sampleRun().slice(-2); // as a run does that is cancelled
    })(), held, signal));
    await eventually('the first events', () => services.runs.get(ID)?.events.length === 6);
    await services.dispose();
    assert.deepEqual((await store.list()).map(({ status }) => status), ['interrupted']);
    assert.equal((await store.read(ID)).events.length, 6);
  });

  it('are saved elsewhere, where their disk refuses them, at the press of a button, and go on there', async () => {
    fs.writeFileSync(path.join(root, 'runs'), ''); // no folder can be made here
    const elsewhere = path.join(root, 'elsewhere');
    const { holding, letGo } = await import('../../src/editor/saveElsewhere');
    await answering({ showWarningMessage: 'Save Elsewhere…', showOpenDialog: [vscode.Uri.file(elsewhere)], showInformationMessage: undefined }, async (questions) => {
      const held = await store.create(ID, (trouble) => setTimeout(() => tellTrouble(services, ID, trouble), 10));
      holding(ID, held);
      for (const event of sampleRun().slice(0, 6)) held.writer.append(event);
      await eventually('the run elsewhere', () => fs.existsSync(path.join(elsewhere, ID, 'events.jsonl')) && held.writer.trouble === null);
      for (const event of sampleRun().slice(6)) held.writer.append(event);
      await held.release();
      letGo(ID);
      assert.match(questions[0]!, /The run’s log cannot be written: .+ The run goes on in memory/);
      assert.deepEqual((await new RunStore(elsewhere).read(ID)).events, sampleRun());
      await eventually('the word of where it is', () => questions.some((question) => question.includes(elsewhere)));
    });
  });

  it('go past the age that the settings name, when a new one begins', async () => {
    await write(sampleRun({ at: 1000 }));
    await write(sampleRun({ at: Date.now() }), '20260101-000000-00000a');
    await tidyRuns(store);
    assert.deepEqual((await store.list()).map(({ id }) => id), ['20260101-000000-00000a']);
  });
});

describe('A run in the status bar', () => {
  it('has the samples that were asked for beside its own, unless there are more or none was asked for', () => {
    assert.equal(sampledOf(3, undefined), '3/?');
    assert.equal(sampledOf(3, 24), '3/24');
    assert.equal(sampledOf(24, 24), '24/24');
    assert.equal(sampledOf(26, 24), '26');
    assert.equal(sampledOf(2, 0), '2');
  });
});
