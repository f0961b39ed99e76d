/** A model that VS Code already offers (`vscode.lm`), such as those of Copilot or of any extension that provides one. */
import * as vscode from 'vscode';
import type { ChatModel, ChatRequest, Usage } from '../../model/chatModel';
import { ModelError } from '../../model/chatModel';
import { abortReason } from '../../model/clock';
import type { Deadlines } from '../../model/deadline';
import { DEFAULT_DEADLINES, Watch } from '../../model/deadline';
import { oneLine, redact } from '../../model/redact';
import { estimatePrompt, estimateTokens } from '../../model/tokens';

export const vscodeModelId = (model: Pick<vscode.LanguageModelChat, 'vendor' | 'id'>): string => `vscode:${model.vendor}/${model.id}`;

/** It gives one choice a request, and no usage: tokens are counted by the model's own counter. */
export function openVscodeModel(model: vscode.LanguageModelChat, deadlines: Deadlines = DEFAULT_DEADLINES): ChatModel {
  return {
    id: vscodeModelId(model),
    label: model.name,
    async ask(request, signal, onAccepted) {
      using watch = new Watch(deadlines, signal);
      const source = new vscode.CancellationTokenSource();
      const cancel = () => source.cancel();
      watch.signal.addEventListener('abort', cancel, { once: true });
      let text = '';
      try {
        const response = await model.sendRequest(messagesOf(request), {
          justification: vscode.l10n.t('Shortlist samples programs for the problem you asked it to solve.'),
          modelOptions: request.temperature === undefined ? {} : { temperature: request.temperature },
        }, source.token);
        onAccepted?.({ holdMs: 0 });
        for await (const piece of response.text) {
          text += piece;
          watch.alive(text.length);
          if (watch.signal.aborted) break;
        }
        if (watch.signal.aborted) throw new ModelError('timeout', 'The request was given up.');
      } catch (error) {
        if (signal.aborted) throw abortReason(signal);
        const usage = text === '' ? undefined : estimatedUsage(request, text);
        if (watch.missed) throw new ModelError(
          watch.missed === 'stall' ? 'stall' : 'timeout', vscode.l10n.t('{0} did not answer in time.', model.name), undefined, usage ? { usage } : {},
        );
        throw toModelError(error, model, usage);
      } finally {
        watch.signal.removeEventListener('abort', cancel);
        source.dispose();
      }
      const usage = await countedUsage(model, request, text);
      if (text.trim() === '') throw new ModelError('empty', vscode.l10n.t('{0} gave an answer without a word.', model.name), undefined, { usage });
      return { choices: [{ text, finish: 'stop' }], usage };
    },
  };
}

/** The editor's models know no system role: the instructions go ahead of the user's words. */
function messagesOf(request: ChatRequest): vscode.LanguageModelChatMessage[] {
  const instructions = request.messages.filter((message) => message.role === 'system').map((message) => message.content).join('\n\n');
  let ahead = instructions === '' ? '' : `${instructions}\n\n`;
  return request.messages.filter((message) => message.role !== 'system').map((message) => {
    if (message.role === 'assistant') return vscode.LanguageModelChatMessage.Assistant(message.content);
    const content = ahead + message.content;
    ahead = '';
    return vscode.LanguageModelChatMessage.User(content);
  });
}

async function countedUsage(model: vscode.LanguageModelChat, request: ChatRequest, text: string): Promise<Usage> {
  try {
    const [prompt, completion] = await Promise.all([model.countTokens(request.messages.map((message) => message.content).join('\n\n')), model.countTokens(text)]);
    return { promptTokens: prompt, completionTokens: completion, estimated: true };
  } catch {
    return estimatedUsage(request, text);
  }
}

const estimatedUsage = (request: ChatRequest, text: string): Usage => ({
  promptTokens: estimatePrompt(request.messages), completionTokens: estimateTokens(text), estimated: true,
});

function toModelError(error: unknown, model: vscode.LanguageModelChat, usage: Usage | undefined): ModelError {
  const said = oneLine(redact(error instanceof Error ? error.message : String(error)));
  const options = usage ? { usage } : {};
  if (error instanceof vscode.LanguageModelError) {
    if (error.code === vscode.LanguageModelError.NoPermissions.name) {
      return new ModelError('forbidden', vscode.l10n.t('VS Code has not been allowed to use {0} for Shortlist; allow it in the Language Models access of your account.', model.name), undefined, options);
    }
    if (error.code === vscode.LanguageModelError.NotFound.name) return new ModelError('not-found', vscode.l10n.t('{0} is no longer there; select models again.', model.name), undefined, options);
    if (error.code === vscode.LanguageModelError.Blocked.name) return new ModelError(/quota|limit/i.test(said) ? 'rate-limit' : 'refused', vscode.l10n.t('{0} blocked the request: {1}', model.name, said), undefined, options);
  }
  if (/quota|rate.?limit|too many/i.test(said)) return new ModelError('rate-limit', vscode.l10n.t('{0} asks for fewer requests: {1}', model.name, said), undefined, options);
  return new ModelError('server', vscode.l10n.t('{0} failed: {1}', model.name, said), undefined, options);
}
