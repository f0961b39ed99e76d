import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { describe as describeCall } from '../../src/editor/models/openChosenModels';
import { chooseModels, chosenModels } from '../../src/editor/models/modelSettings';
import { openVscodeModel } from '../../src/editor/models/vscodeModel';

const signal = () => new AbortController().signal;

async function fake(id: string): Promise<vscode.LanguageModelChat> {
  const [model] = await vscode.lm.selectChatModels({ vendor: 'shortlist-fake', id });
  assert.ok(model, `the second extension offers ${id}`);
  return model;
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

  it('logs each call in one line', () => {
    const line = describeCall({ purpose: 'sample', model: 'openai:m@https://h/v1', outcome: 'ok', detail: '', ms: 1234, usage: { promptTokens: 10, completionTokens: 5, estimated: false }, usd: 0.01, asked: 2, received: 2 });
    assert.equal(line, 'sample: openai:m@https://h/v1, 1.2 s, 10 + 5 tokens, $0.0100, 2 of 2 choices, ok');
  });
});
