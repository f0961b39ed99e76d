/** Takes the lock of the run in the folder it is given, says how that went, and keeps what it got. */
import { lockRun } from '../../src/run/lock';

lockRun(process.argv[2]!).then(() => { console.log('taken'); setInterval(() => undefined, 1000); }, (error: Error) => { console.log(error.name); });
