import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { describe as describeCall } from '../../src/editor/models/openChosenModels';
import { chooseModels, chosenModels } from '../../src/editor/models/modelSettings';
import { clearApiKey, setApiKey } from '../../src/editor/models/apiKeys';
import { presetItems } from '../../src/editor/models/choosePreset';
import { offerGroups } from '../../src/editor/models/offers';
import { openVscodeModel } from '../../src/editor/models/vscodeModel';
import { Secrets } from '../../src/editor/secrets';
import { eventually, STATEMENT } from './workspace';

const signal = () => new AbortController().signal;

async function fake(id: string): Promise<vscode.LanguageModelChat> {
  const [model] = await vscode.lm.selectChatModels({ vendor: 'shortlist-fake', id });
  assert.ok(model, `the second extension offers ${id}`);
  return model;
}

/** The settings as they were, after `work`. */
async function withSettings(changes: Readonly<Record<string, unknown>>, work: () => Promise<void>): Promise<void> {
  const section = () => vscode.workspace.getConfiguration('shortlist');
  const before = Object.keys(changes).map((name) => [name, section().inspect(name)?.globalValue] as const);
  try {
    for (const [name, value] of Object.entries(changes)) await section().update(name, value, vscode.ConfigurationTarget.Global);
    await work();
  } finally {
    for (const [name, value] of before) await section().update(name, value, vscode.ConfigurationTarget.Global);
  }
}

function secretStorage(): { readonly secrets: Secrets; readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  const storage: vscode.SecretStorage = {
    get: (name) => Promise.resolve(kept.get(name)), store: (name, value) => { kept.set(name, value); return Promise.resolve(); },
    delete: (name) => { kept.delete(name); return Promise.resolve(); }, onDidChange: () => new vscode.Disposable(() => undefined),
  };
  return { secrets: new Secrets(storage), kept };
}

/** An endpoint on loopback that lists these models. */
async function listing(names: readonly string[], port: number, answer?: (response: http.ServerResponse) => void): Promise<{ readonly baseUrl: string; close(): void }> {
  const server = http.createServer((request, response) => {
    if (request.url!.endsWith('/models')) response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: names.map((id) => ({ id })) }));
    else answer?.(response);
  });
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(port, '127.0.0.1', resolve); });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, close: () => { server.close(); server.closeAllConnections(); } };
}

/** Answers the next questions put to the person, in turn. */
async function answering<T>(answers: Readonly<Partial<Record<'showInputBox' | 'showQuickPick', string>>>, work: () => Promise<T>): Promise<T> {
  const before = { ...vscode.window };
  try {
    for (const [name, answer] of Object.entries(answers)) Object.assign(vscode.window, { [name]: () => Promise.resolve(answer) });
    return await work();
  } finally {
    for (const name of Object.keys(answers)) Object.assign(vscode.window, { [name]: before[name as keyof typeof before] });
  }
}

describe('models in the editor', () => {
  it('asks a model that another extension offers, instructions ahead of the words', async () => {
    const model = openVscodeModel(await fake('fake-echo'));
    const reply = await model.ask({ messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Hello there' }], temperature: 0.5 }, signal());
    assert.equal(model.id, 'vscode:shortlist-fake/fake-echo');
    assert.match(reply.choices[0]!.text, /Be brief\.\s+Hello there/);
    assert.ok(reply.usage.promptTokens > 0 && reply.usage.completionTokens > 0 && reply.usage.estimated);
  });

  it('says which model failed', async () => {
    const model = openVscodeModel(await fake('fake-broken'));
    await assert.rejects(model.ask({ messages: [{ role: 'user', content: 'Hello' }] }, signal()), { name: 'ModelError', message: /Fake broken/i });
  });

  it('stops when it is cancelled', async () => {
    const model = openVscodeModel(await fake('fake-echo'));
    const cancel = new AbortController();
    cancel.abort();
    await assert.rejects(model.ask({ messages: [{ role: 'user', content: 'Hello' }] }, cancel.signal), { name: 'AbortError' });
  });

  it('keeps the choice of models, and the weights set by hand, in the settings', async () => {
    const configuration = vscode.workspace.getConfiguration('shortlist');
    const before = configuration.inspect('models')?.globalValue;
    try {
      await configuration.update('models', [{ model: 'vscode:shortlist-fake/fake-echo', weight: 3 }, 'recorded'], vscode.ConfigurationTarget.Global);
      await chooseModels([{ kind: 'vscode', vendor: 'shortlist-fake', id: 'fake-echo' }, { kind: 'endpoint', model: 'a/b', baseUrl: 'http://127.0.0.1:1/v1' }]);
      assert.deepEqual(chosenModels(), [
        { choice: { kind: 'vscode', vendor: 'shortlist-fake', id: 'fake-echo' }, weight: 3 },
        { choice: { kind: 'endpoint', model: 'a/b', baseUrl: 'http://127.0.0.1:1/v1' }, weight: 1 },
      ]);
    } finally {
      await configuration.update('models', before, vscode.ConfigurationTarget.Global);
    }
  });

  it('offers the models of VS Code, and the recorded answers', async () => {
    const groups = (await Promise.all(offerGroups([], secretStorage().secrets))).filter((group) => group !== null);
    const names = groups.flatMap(({ offers }) => offers.map(({ choice }) => choice.kind === 'vscode' ? `${choice.vendor}/${choice.id}` : choice.kind));
    for (const id of ['fake-echo', 'fake-solver', 'fake-broken']) assert.ok(names.includes(`shortlist-fake/${id}`), names.join());
    assert.ok(names.includes('recorded'));
  });

  it('says of an endpoint without a key that it has none, and asks it nothing', async () => {
    const [group] = (await Promise.all(offerGroups(['https://models.invalid/v1'], secretStorage().secrets))).filter((one) => one?.title.includes('models.invalid'));
    assert.match(group!.title, /models\.invalid: no API key is set/);
    assert.deepEqual(group!.offers, []);
  });

  it('finds what a server on this machine runs, and lists an endpoint’s models with their price', async () => {
    const names = ['tiny-coder', 'gpt-5-mini'];
    const ollama = await listing(names, 11434);
    const endpoint = await listing(names, 0);
    try {
      await withSettings({ prices: { 'gpt-5-mini': { input: 0.5, output: 3 } } }, async () => {
        const groups = (await Promise.all(offerGroups([endpoint.baseUrl], secretStorage().secrets))).filter((group) => group !== null);
        const shown = (title: string) => groups.find((group) => group.title.includes(title))?.offers.map(({ label, description }) => `${label}: ${description}`);
        assert.deepEqual(shown(endpoint.baseUrl), ['tiny-coder: free', 'gpt-5-mini: $0.50 per million tokens in, $3 out']);
        assert.deepEqual(shown('Ollama on this machine'), ['tiny-coder: Ollama', 'gpt-5-mini: Ollama']);
        assert.equal(shown('LM Studio'), undefined);
      });
    } finally {
      ollama.close();
      endpoint.close();
    }
  });

  it('says once that the key was refused, with the button that sets it', async function () {
    this.timeout(60_000);
    let requests = 0;
    const server = await listing([], 0, (response) => { requests += 1; response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":{"message":"Incorrect API key provided: sk-wrong."}}'); });
    const shown: unknown[][] = [];
    const before = vscode.window.showErrorMessage;
    try {
      Object.assign(vscode.window, { showErrorMessage: (...args: unknown[]) => { shown.push(args); return Promise.resolve(undefined); } });
      await withSettings({ models: [`m@${server.baseUrl}`], preset: 'quick' }, async () => {
        await vscode.lm.invokeTool('solve_problem', { input: { statement: STATEMENT, samples: 60, language: 'python3' }, toolInvocationToken: undefined }, new vscode.CancellationTokenSource().token);
      });
    } finally {
      Object.assign(vscode.window, { showErrorMessage: before });
      server.close();
    }
    const told = shown.filter(([message]) => /API key/.test(String(message)));
    assert.equal(told.length, 1, JSON.stringify(shown));
    assert.ok(told[0]!.includes('Set API Key'), JSON.stringify(told));
    assert.ok(requests <= 8, `${requests} requests`);
  });

  it('is chosen in the picker', async () => {
    await withSettings({ models: [] }, async () => {
      const picking = vscode.commands.executeCommand('shortlist.selectModels');
      await eventually('a chosen model', async () => {
        await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
        await vscode.commands.executeCommand('workbench.action.quickPickManyToggle');
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        await new Promise((resolve) => setTimeout(resolve, 300));
        return chosenModels().length > 0;
      });
      assert.equal(await picking, true);
    });
  });

  it('is asked for in one picker by the first run, with nothing chosen yet, and by no other', async function () {
    this.timeout(120_000);
    const questions: string[] = [];
    const before = { ...vscode.window };
    const asks = ['createQuickPick', 'showQuickPick', 'showInputBox'] as const;
    const solveOnce = () => vscode.lm.invokeTool('solve_problem', { input: { statement: STATEMENT, samples: 2, language: 'python3' }, toolInvocationToken: undefined }, new vscode.CancellationTokenSource().token);
    let picker: vscode.QuickPick<vscode.QuickPickItem> | undefined;
    try {
      for (const name of ['showQuickPick', 'showInputBox'] as const) Object.assign(vscode.window, { [name]: () => { questions.push(name); return Promise.resolve(undefined); } });
      Object.assign(vscode.window, { createQuickPick: () => { questions.push('createQuickPick'); picker = before.createQuickPick(); return picker; } });
      await withSettings({ models: [], preset: 'quick' }, async () => {
        const first = solveOnce();
        const fakeSolver = () => picker?.items.find(({ label }) => /fake solver/i.test(label));
        await eventually('a picker that offers the models of VS Code', () => Promise.resolve(picker?.busy === false && fakeSolver() !== undefined));
        assert.match(picker!.placeholder!, /Which models shall write the programs/);
        picker!.selectedItems = [fakeSolver()!];
        await eventually('a chosen model', async () => {
          await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
          return chosenModels().length > 0;
        });
        await first;
        assert.deepEqual(chosenModels().map(({ choice }) => choice), [{ kind: 'vscode', vendor: 'shortlist-fake', id: 'fake-solver' }]);
        await solveOnce();
        assert.deepEqual(questions, ['createQuickPick']);
      });
    } finally {
      for (const name of asks) Object.assign(vscode.window, { [name]: before[name] });
    }
  });

  it('asks no endpoint for a key but that of the chosen models, and which one only where there are several', async () => {
    const { secrets, kept } = secretStorage();
    await withSettings({ models: ['a@https://one.example/v1', 'b@https://one.example/v1', 'recorded'] }, () => answering({ showInputBox: 'sk-one', showQuickPick: 'https://never.example/v1' }, () => setApiKey(secrets)));
    await withSettings({ models: ['a@https://one.example/v1', 'b@https://two.example/v1'] }, () => answering({ showInputBox: 'sk-two', showQuickPick: 'https://two.example/v1' }, () => setApiKey(secrets)));
    assert.deepEqual([...kept], [['shortlist.apiKey:https://one.example/v1', 'sk-one'], ['shortlist.apiKey:https://two.example/v1', 'sk-two']]);
  });

  it('keeps a key for its endpoint alone, and forgets it when it is cleared', async () => {
    const { secrets, kept } = secretStorage();
    await answering({ showInputBox: ' sk-typed ' }, () => setApiKey(secrets, 'https://models.example/v1/'));
    assert.deepEqual([...kept], [['shortlist.apiKey:https://models.example/v1', 'sk-typed']]);
    assert.equal(await secrets.key('https://models.example.evil/v1'), undefined);
    await withSettings({ baseUrl: 'https://models.example/v1' }, () => answering({ showQuickPick: 'https://models.example/v1' }, () => clearApiKey(secrets)));
    assert.equal(kept.size, 0);
  });

  it('says of each preset what it would take of the chosen models', async () => {
    await withSettings({ models: ['gpt-5-mini@https://api.openai.com/v1'] }, async () => {
      const items = await presetItems(vscode.extensions.getExtension('shortlist.shortlist')!.packageJSON);
      assert.deepEqual(items.map(({ label }) => label), ['Quick', 'Standard', 'Deep', 'AlphaCode', 'AlphaCode 2', 'AlphaCodium']);
      for (const { description, detail } of items) {
        assert.match(description!, /^up to \d+ calls, about [\d.,]+[KM]? tokens, about \$\d/);
        assert.doesNotMatch(detail!, /^%|^$/);
      }
    });
  });

  it('solves a problem with a model of another extension', async function () {
    this.timeout(120_000);
    await withSettings({ models: ['vscode:shortlist-fake/fake-solver'], preset: 'quick' }, async () => {
      const result = await vscode.lm.invokeTool('solve_problem', { input: { statement: STATEMENT, samples: 3, language: 'python3' }, toolInvocationToken: undefined }, new vscode.CancellationTokenSource().token);
      const text = result.content.map((part) => part instanceof vscode.LanguageModelTextPart ? part.value : '').join('');
      assert.match(text, /3 sampled, 1 compiled, 1 passed the examples, 1 clusters, 1 chosen/);
      assert.match(text, /print\(sum\(map\(int/);
    });
  });

  it('logs each call in one line', () => {
    const line = describeCall({ purpose: 'sample', model: 'openai:m@https://h/v1', outcome: 'ok', detail: '', ms: 1234, usage: { promptTokens: 10, completionTokens: 5, estimated: false }, usd: 0.01, asked: 2, received: 2 });
    assert.equal(line, 'sample: openai:m@https://h/v1, 1.2 s, 10 + 5 tokens, $0.0100, 2 of 2 choices, ok');
  });
});
