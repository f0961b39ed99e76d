import * as vscode from 'vscode';
import { RECORDED_LABEL } from '../../model/modelName';
import { reportHtml } from '../../run/report';
import { REPORT_WORDS, type ReportWord } from '../../run/reportWords';
import type { RunState } from '../../run/state';
import { said } from '../said';

/** The run's report in the editor's language. */
export function reportOf(state: RunState): string {
  const words = Object.fromEntries(Object.entries(REPORT_WORDS).map(([key, english]) => [key, vscode.l10n.t(english)])) as Record<ReportWord, string>;
  const models = state.models.map((model) => (model.label === RECORDED_LABEL ? { ...model, label: said(model.label) } : model));
  return reportHtml({ ...state, models }, { language: vscode.env.language, words, said });
}
