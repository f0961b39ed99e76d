/** What a run will take, said to the person before any of it is spent. */
import * as vscode from 'vscode';
import type { Models } from '../../model/chatModel';
import type { Problem } from '../../problem/problem';
import type { SolveSettings } from '../../run/settings';
import type { Estimate } from '../../solve/estimate';
import { figures } from '../figures';
import type { Services } from '../services';
import { priceSettings } from './modelSettings';

const SHOWN_MS = 15_000;

/** One line: calls, tokens and, where prices are known, money. */
export function describeEstimate({ calls, promptTokens, completionTokens, usd }: Estimate): string {
  const { count, compact, dollars } = figures();
  const amounts = [count(calls), compact(promptTokens + completionTokens)] as const;
  if (usd === null) return vscode.l10n.t('up to {0} calls, about {1} tokens, price not known', ...amounts);
  if (usd === 0) return vscode.l10n.t('up to {0} calls, about {1} tokens, free', ...amounts);
  return vscode.l10n.t('up to {0} calls, about {1} tokens, about {2}', ...amounts, dollars(usd, usd < 0.1 ? 3 : 2));
}

/**
 * Shows what a run is estimated to take, and asks first where that is more money than `shortlist.confirmAboveUsd`.
 * @throws CancellationError when the person would rather not.
 */
export async function announceEstimate(services: Services, problem: Problem, settings: SolveSettings, models: Models): Promise<void> {
  const { estimateRun } = await import('../../solve/estimate');
  const estimate = estimateRun(settings, problem, models.all.map(({ id }) => id), priceSettings());
  const text = describeEstimate(estimate);
  services.log.info(`estimate: ${text}`);
  const bearable = vscode.workspace.getConfiguration('shortlist').get<number>('confirmAboveUsd', 1);
  const atMost = estimate.usd === null ? 0 : Math.min(estimate.usd, settings.maxUsd ?? Infinity);
  if (bearable > 0 && atMost > bearable) {
    const solve = vscode.l10n.t('Solve');
    const detail = settings.maxUsd === null
      ? vscode.l10n.t('No cap on money is set.')
      : vscode.l10n.t('Sampling ends at {0}, the cap that is set; a smaller preset costs less.', figures().price(settings.maxUsd));
    const message = vscode.l10n.t('This run is estimated at {0}.', text);
    if (await vscode.window.showWarningMessage(message, { modal: true, detail }, solve) !== solve) throw new vscode.CancellationError();
  }
  vscode.window.setStatusBarMessage(vscode.l10n.t('Shortlist: {0}', text), SHOWN_MS);
}
