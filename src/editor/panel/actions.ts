import * as vscode from 'vscode';
import type { CandidateState, RunState } from '../../run/state';
import { UserError } from '../../userError';
import type { Action } from '../../webview/messages';
import type { ActiveFile } from '../activeFile';
import { insertProgram } from '../insert';
import type { LiveRun } from '../runHost';
import { actOn, resumeRun } from '../runSession';
import type { Services } from '../services';
import type { VirtualText } from '../virtualText';

export interface Stage {
  readonly services: Services;
  readonly texts: VirtualText;
  readonly activeFile: ActiveFile;
  /** The run that the panel shows. */
  readonly run: LiveRun | undefined;
}

const COMMANDS = { checkSetup: 'shortlist.checkSetup', selectModels: 'shortlist.selectModels' } as const;
/** How many programs More Samples asks for, next to those of the run's first settings. */
const MORE = 40;

/** Does what a person asked for in the panel. What is to be read out, or null. @throws {UserError} when it cannot be done. */
export async function perform(action: Exclude<Action, { type: 'ready' }>, stage: Stage): Promise<string | null> {
  const { services, run } = stage;
  switch (action.type) {
    case 'solve': await vscode.commands.executeCommand('shortlist.solve'); return null;
    case 'command': await vscode.commands.executeCommand(COMMANDS[action.command]); return null;
    default: if (!run) return null;
  }
  const { state } = run;
  switch (action.type) {
    case 'cancel':
      if (run.elsewhere) throw new UserError(vscode.l10n.t('The run is at work in another window or process. Cancel it there.'));
      run.cancel();
      return null;
    case 'resume': await resumeRun(services, run.id); return null;
    case 'moreSamples':
      await resumeRun(services, run.id, (settings, { counts }) => ({
        ...settings, samples: counts.sampled + counts.failedSamples + MORE, stopEarly: false, maxCalls: settings.maxCalls === null ? null : settings.maxCalls + MORE,
      }));
      return null;
    case 'insert': await insertCandidate(stage, candidateOf(state, action.candidate)); return vscode.l10n.t('Inserted.');
    case 'copy': await vscode.env.clipboard.writeText(candidateOf(state, action.candidate).code); return vscode.l10n.t('Copied.');
    case 'openBeside': {
      const document = await vscode.workspace.openTextDocument(await documentOf(stage, candidateOf(state, action.candidate)));
      await vscode.window.showTextDocument(document, { viewColumn: stage.activeFile.editor?.viewColumn ?? vscode.ViewColumn.One, preview: true });
      return null;
    }
    case 'diffWithActive': {
      const editor = stage.activeFile.editor;
      if (!editor) throw new UserError(vscode.l10n.t('There is no file to compare with. Open your own program, then choose Diff again.'));
      await diff(stage, editor.document.uri, await documentOf(stage, candidateOf(state, action.candidate)), vscode.l10n.t('Your file ↔ Program {0}', action.candidate));
      return null;
    }
    case 'compare': {
      const [left, right] = await Promise.all([documentOf(stage, candidateOf(state, action.left)), documentOf(stage, candidateOf(state, action.right))]);
      await diff(stage, left, right, vscode.l10n.t('Program {0} ↔ Program {1}', action.left, action.right));
      return null;
    }
    case 'compareRepair': {
      const repair = state.repairs[action.repair];
      const fixed = repair?.child ? candidateOf(state, repair.child).code : repair?.code;
      if (!repair || fixed === undefined) throw new UserError(vscode.l10n.t('The run no longer has that text.'));
      const before = candidateOf(state, repair.parent);
      const name = repair.child ?? vscode.l10n.t('undone fix');
      await diff(stage, await documentOf(stage, before), await documentOf(stage, { ...before, id: name, code: fixed }), vscode.l10n.t('Program {0} ↔ Program {1}', repair.parent, name));
      return null;
    }
    case 'openBlob': await vscode.window.showTextDocument(textOf(stage, state, action.digest, action.name), { preview: true, viewColumn: stage.activeFile.editor?.viewColumn ?? vscode.ViewColumn.One }); return null;
    case 'compareBlobs': await diff(stage, textOf(stage, state, action.left, action.name), textOf(stage, state, action.right, action.name), action.name); return null;
    case 'feedback': {
      const { giveFeedback } = await import('../../solve/feedback');
      candidateOf(state, action.candidate);
      await actOn(services, run, (ctx) => giveFeedback(ctx, action.candidate, action.verdict));
      if (action.verdict === 'accepted') run.cancel(); // the problem is solved
      return null;
    }
    case 'settle': {
      const { settle } = await import('./settle');
      const output = action.own ?? (action.output === null ? null : wholeText(state, action.output));
      if (output === null) return null;
      await actOn(services, run, (ctx) => settle(ctx, action.input, output));
      return vscode.l10n.t('The answer is a test of the problem now.');
    }
    case 'refute': {
      const { refute } = await import('./settle');
      for (const candidate of action.candidates) candidateOf(state, candidate);
      await actOn(services, run, (ctx) => refute(ctx, action.candidates));
      return vscode.l10n.t('Noted: none of the outputs is right.');
    }
  }
}

/** Puts a program of the run into the person's file. */
export async function insertCandidate({ activeFile }: Pick<Stage, 'activeFile'>, candidate: { readonly language: string; readonly code: string; readonly state: RunState }): Promise<void> {
  const { problem, source } = candidate.state;
  await insertProgram({
    program: { language: candidate.language, source: candidate.code }, statement: source === null ? null : vscode.Uri.file(source), title: problem?.title ?? null, editor: activeFile.editor,
  });
}

function candidateOf(state: RunState, id: string): CandidateState & { readonly state: RunState } {
  const candidate = Object.hasOwn(state.candidates, id) ? state.candidates[id] : undefined;
  if (!candidate) throw new UserError(vscode.l10n.t('The run has no program {0}.', id));
  return { ...candidate, state };
}

/** A read-only document of a program, named so that the editor colours it. */
async function documentOf({ texts }: Stage, { id, language, code }: CandidateState): Promise<vscode.Uri> {
  const { languageByName } = await import('../../judge/languages/table');
  return texts.add(`${id}${languageByName(language)?.extensions[0] ?? '.txt'}`, code);
}

function wholeText(state: RunState, digest: string): string {
  const blob = Object.hasOwn(state.blobs, digest) ? state.blobs[digest] : undefined;
  if (!blob) throw new UserError(vscode.l10n.t('The run no longer has that text.'));
  if (blob.cut) throw new UserError(
    vscode.l10n.t('Only the beginning of that output was kept, so that it cannot serve as a test. Type the right output instead.'),
  );
  return blob.text;
}

function textOf({ texts }: Stage, state: RunState, digest: string, name: string): vscode.Uri {
  const blob = Object.hasOwn(state.blobs, digest) ? state.blobs[digest] : undefined;
  if (!blob) throw new UserError(vscode.l10n.t('The run no longer has that text.'));
  return texts.add(`${name}.txt`, blob.text);
}

async function diff({ activeFile }: Stage, left: vscode.Uri, right: vscode.Uri, title: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.diff', left, right, title, { viewColumn: activeFile.editor?.viewColumn ?? vscode.ViewColumn.One, preview: true });
}
