import * as vscode from 'vscode';
import { UserError } from '../../userError';
import { fenced, inlineText } from '../markdown';
import type { Services } from '../services';
import { inWorkspace, meantProblem, outcomeOf, readable, solveToEnd, testProgram, verdictsOf } from './work';
import { said } from '../said';

/** `solve_problem` and `run_tests`, for any agent in the editor. The schemas for the model are in package.json. */
export function registerTools(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.lm.registerTool('solve_problem', {
      prepareInvocation: async ({ input }) => {
        const { solveInput } = await import('./toolInput');
        const parsed = solveInput.safeParse(input);
        // A model wrote the name: nothing in it may come alive.
        const what = parsed.data?.file === undefined ? vscode.l10n.t('the given problem') : inlineText(parsed.data.file);
        return {
          invocationMessage: new vscode.MarkdownString(vscode.l10n.t('Solving {0} with Shortlist', what)),
          confirmationMessages: {
            title: vscode.l10n.t('Solve with Shortlist'),
            message: new vscode.MarkdownString(vscode.l10n.t('Shortlist will send the statement of {0} to the models you have selected, sample programs from them within your caps, and run those programs in its sandbox.', what)),
          },
        };
      },
      invoke: ({ input }, token) => answer(async () => {
        const { solveInput } = await import('./toolInput');
        const { samples, language, ...where } = solveInput.parse(input);
        const overrides = { ...(samples !== undefined && { samples }), ...(language !== undefined && { languages: { [await languageId(language)]: 1 } }) };
        const run = await solveToEnd(services, await meantProblem(where), overrides, () => undefined, token);
        return outcomeOf(run.state);
      }),
    }),
    vscode.lm.registerTool('run_tests', {
      prepareInvocation: async ({ input }) => {
        const { testInput } = await import('./toolInput');
        const { code, codeFile } = testInput.safeParse(input).data ?? {};
        return {
          invocationMessage: vscode.l10n.t('Running the tests'),
          confirmationMessages: {
            title: vscode.l10n.t('Run a program in Shortlist’s sandbox'),
            message: new vscode.MarkdownString(`${vscode.l10n.t('The program is compiled and run with no network and no access to your files.')}\n\n${codeFile === undefined ? fenced((code ?? '').slice(0, 2000)) : fenced(codeFile)}`),
          },
        };
      },
      invoke: ({ input }, token) => answer(async () => {
        const { testInput } = await import('./toolInput');
        const { code, codeFile, language, tests, ...where } = testInput.parse(input);
        const program = await programOf(code, codeFile, language);
        const meant = where.statement !== undefined || where.file !== undefined || !tests ? await meantProblem(where) : null;
        const problem = meant?.problem ?? (await meantProblem({ statement: ' \n# Tests\n' })).problem;
        return verdictsOf(await testProgram(services, problem, program, tests ?? problem.examples, token));
      }),
    }),
  );
}

async function programOf(code: string | undefined, codeFile: string | undefined, language: string | undefined) {
  const { languageByExtension } = await import('../../judge/languages/table');
  if (codeFile !== undefined) {
    const document = await readable(await inWorkspace(codeFile));
    const found = language === undefined ? languageByExtension(codeFile)?.id : await languageId(language);
    if (found === undefined) throw new UserError(vscode.l10n.t('The judge knows no language for {0}.', codeFile));
    return { language: found, source: document.getText() };
  }
  if (code === undefined || language === undefined) throw new UserError(vscode.l10n.t('Give the program as "code" with its "language", or as "codeFile".'));
  return { language: await languageId(language), source: code };
}

async function languageId(name: string): Promise<string> {
  const { BUILT_IN_LANGUAGES } = await import('../../judge/languages/rows');
  const { requireLanguage } = await import('../../judge/languages/table');
  return requireLanguage(name, BUILT_IN_LANGUAGES).id;
}

/** What went wrong is an answer, too: the agent reads it and can mend its call. A defect is thrown. */
async function answer(work: () => Promise<string>): Promise<vscode.LanguageModelToolResult> {
  const text = await work().catch(async (error: unknown) => {
    if (error instanceof UserError) return said(error.message);
    const { misfit } = await import('./toolInput');
    const why = misfit(error);
    if (why === null) throw error;
    return why;
  });
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}
