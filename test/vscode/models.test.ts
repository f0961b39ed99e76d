import assert from 'node:assert/strict';
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
        assert.match(description!, /^up to \d+ calls, about \d+ thousand tokens, about \$\d/);
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
