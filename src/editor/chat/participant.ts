import * as vscode from 'vscode';
import { UserError } from '../../userError';
import type { Services } from '../services';
import { SourceFile } from '../testExplorer/sourceFile';
import type { VirtualText } from '../virtualText';
import { meantProblem, outcomeOf, problemFor, solveToEnd, testProgram, verdictsOf } from './work';
import { said } from '../said';

/** Shorter prompts than this are remarks such as "please", not statements. */
const SHORTEST_STATEMENT = 80;

/** `@shortlist /solve` and `/test`: progress as it comes, references to the candidates at the end. */
export function registerParticipant(services: Services, texts: VirtualText): vscode.Disposable {
  const source = new SourceFile();
  const participant = vscode.chat.createChatParticipant('shortlist.chat', async (request, _context, stream, token) => {
    try {
      if (request.command === 'test') await testInChat(services, source, request, stream, token);
      else await solveInChat(services, texts, request, stream, token);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      stream.markdown(new vscode.MarkdownString().appendText(said(error.message)));
      if (error.action === 'setKey' || error.action === 'selectModels') stream.button({ command: 'shortlist.selectModels', title: vscode.l10n.t('Select Models') });
      if (error.action === 'installSandbox' || error.action === 'checkSetup') stream.button({ command: 'shortlist.checkSetup', title: vscode.l10n.t('Check Setup') });
    }
  });
  participant.iconPath = vscode.Uri.joinPath(services.context.extensionUri, 'media', 'icon.png'); // its colours do in every theme
  return vscode.Disposable.from(participant, source);
}

export async function solveInChat(services: Services, texts: VirtualText, request: Pick<vscode.ChatRequest, 'prompt' | 'references'>, stream: vscode.ChatResponseStream, token: vscode.CancellationToken): Promise<void> {
  const meant = await meantProblem(wordsOrFile(request));
  if (meant.source) stream.reference(meant.source);
  stream.progress(vscode.l10n.t('Sampling programs'));
  const run = await solveToEnd(services, meant, {}, (line) => stream.progress(line), token);
  stream.markdown(outcomeOf(run.state));
  const { languageByName } = await import('../../judge/languages/table');
  for (const [index, { candidate: id }] of run.state.submissions.entries()) {
    const candidate = run.state.candidates[id];
    if (candidate) stream.reference(texts.add(`${index + 1}-${id}${languageByName(candidate.language)?.extensions[0] ?? '.txt'}`, candidate.code));
  }
  stream.button({ command: 'shortlist.showPanel', title: vscode.l10n.t('Show Panel'), arguments: [run.id] });
}

export async function testInChat(services: Services, source: SourceFile, request: Pick<vscode.ChatRequest, 'prompt' | 'references'>, stream: vscode.ChatResponseStream, token: vscode.CancellationToken): Promise<void> {
  const { program, document } = await source.program();
  stream.reference(document.uri);
  const meant = wordsOrFile(request);
  const { problem, source: statement } = Object.keys(meant).length > 0 ? await meantProblem(meant) : await problemFor(document);
  if (statement && statement.toString() !== document.uri.toString()) stream.reference(statement);
  stream.progress(vscode.l10n.t('Running the tests'));
  stream.markdown(verdictsOf(await testProgram(services, problem, program, problem.examples, token)));
}

/** A statement that was typed in, or a file that was attached; neither when the active editor is meant. */
function wordsOrFile({ prompt, references }: Pick<vscode.ChatRequest, 'prompt' | 'references'>): { statement: string } | { file: vscode.Uri } | Record<string, never> {
  const attached = references.map(({ value }) => (value instanceof vscode.Location ? value.uri : value)).find((value) => value instanceof vscode.Uri);
  if (attached) return { file: attached };
  return prompt.trim().length >= SHORTEST_STATEMENT ? { statement: prompt } : {};
}
