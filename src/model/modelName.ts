/** How people and settings name a model: `recorded`, `vscode:<vendor>/<id>`, `<model>` of the set endpoint, `<model>@<base URL>`. */
import { say } from '../say';
import { normaliseBaseUrl } from './endpoint';

/** What the recorded model is called in a run. */
export const RECORDED_LABEL = say`Recorded answers (sample problems only)`;

export type ModelChoice =
  | { readonly kind: 'recorded' }
  | { readonly kind: 'vscode'; readonly vendor: string; readonly id: string }
  | { readonly kind: 'endpoint'; readonly model: string; readonly baseUrl: string };

export function parseModelName(name: string, defaultBaseUrl: string): ModelChoice {
  const text = name.trim();
  if (text === 'recorded') return { kind: 'recorded' };
  const editor = /^vscode:([^/]+)\/(.+)$/.exec(text);
  if (editor) return { kind: 'vscode', vendor: editor[1]!, id: editor[2]! };
  const at = text.search(/@(?:https?:\/\/|localhost[:/]|127\.0\.0\.1[:/])/);
  if (at > 0) return { kind: 'endpoint', model: text.slice(0, at), baseUrl: normaliseBaseUrl(text.slice(at + 1)) };
  return { kind: 'endpoint', model: text, baseUrl: normaliseBaseUrl(defaultBaseUrl) };
}

export function formatModelName(choice: ModelChoice): string {
  if (choice.kind === 'recorded') return 'recorded';
  return choice.kind === 'vscode' ? `vscode:${choice.vendor}/${choice.id}` : `${choice.model}@${choice.baseUrl}`;
}
