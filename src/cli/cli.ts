import { Command, CommanderError } from 'commander';
import { ModelError } from '../model/chatModel';
import { UserError } from '../userError';
import { addCompareCommand } from './compare';
import { addDoctorCommand } from './doctor';
import { addEvaluateCommand } from './evaluate';
import { EXIT } from './exit';
import { addJudgeCommand } from './judge';
import { addReadCommand } from './read';
import { addRunCommands } from './runs';
import { addSolveCommand } from './solve';

const program = new Command('shortlist')
  .description('Solve programming problems: sample many programs, judge them in a sandbox, cluster the survivors, choose the best.')
  .version(process.env['SHORTLIST_VERSION'] ?? 'unknown')
  .showHelpAfterError('(--help says more)')
  .exitOverride();

for (const add of [addSolveCommand, addReadCommand, addJudgeCommand, addEvaluateCommand, addCompareCommand, addRunCommands, addDoctorCommand]) add(program);

async function main(): Promise<void> {
  // A reader that closes the pipe early (`| head`) has seen enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0); else throw error; });
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : EXIT.usage;
    else if (error instanceof UserError || error instanceof ModelError || isOfSystem(error)) {
      console.error(`shortlist: ${error.message}`);
      process.exitCode = EXIT.usage;
    } else throw error;
  }
}

/** A file or folder that the system refuses: its words say which, and why. */
function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

void main();
