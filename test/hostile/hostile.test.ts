/** The programs a sandbox must survive. Each is first shown to do what it says without one, bounded and in a throw-away place. */
import { Arena } from './arena';
import { compileAttacks } from './compiling';
import { escapeAttacks } from './escape';
import { resourceAttacks } from './resources';
import { siblingAttacks } from './siblings';
import { streamAttacks } from './streams';

for (const backend of ['supervisor', 'pythonSupervisor'] as const) describe(`A hostile program (${backend})`, function () {
  this.timeout(60_000);
  const arena = new Arena(backend);
  before(() => arena.open());
  after(() => arena.close());

  describe('that takes all it can get is contained:', () => resourceAttacks(arena));
  describe('that reaches for what is not its own', () => escapeAttacks(arena));
  describe('that runs beside another', () => siblingAttacks(arena));
  describe('that mistreats its streams is judged all the same:', () => streamAttacks(arena));
  describe('that attacks the compiler is a compile error:', () => compileAttacks(arena));
});
