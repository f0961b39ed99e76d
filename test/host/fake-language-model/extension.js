// A language-model provider that tests can foresee. `fake-echo` streams the last message back in two parts;
// `fake-solver` answers every request with the program in FAKE_MODEL_ANSWER's file; `fake-broken` always fails.
const fs = require('node:fs');
const vscode = require('vscode');

const MODELS = ['fake-echo', 'fake-solver', 'fake-broken'].map((id) => ({
  id, name: id.replace('fake-', 'Fake '), family: id, version: '1', maxInputTokens: 32_000, maxOutputTokens: 8_000,
  isUserSelectable: true, isDefault: id === 'fake-echo', // the chat view wants a model even where a participant answers alone
  capabilities: { toolCalling: true, imageInput: false },
}));

const textOf = (message) => message.content.map((part) => part.value ?? '').join('');

const provider = {
  provideLanguageModelChatInformation: async () => MODELS,
  provideLanguageModelChatResponse: async (model, messages, _options, progress) => {
    const say = (text) => progress.report(new vscode.LanguageModelTextPart(text));
    if (model.id === 'fake-broken') throw new Error('This model is broken on purpose.');
    if (model.id === 'fake-solver') {
      const file = process.env.FAKE_MODEL_ANSWER;
      say(file && fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '```python\nprint(sum(map(int, open(0).read().split())))\n```');
      return;
    }
    say('echo: ');
    say(textOf(messages.at(-1)));
  },
  provideTokenCount: async (_model, text) => (typeof text === 'string' ? text : textOf(text)).split(/\s+/).filter(Boolean).length,
};

exports.activate = (context) => context.subscriptions.push(vscode.lm.registerLanguageModelChatProvider('shortlist-fake', provider));
