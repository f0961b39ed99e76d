/**
 * An error for people: what happened, why, and what to do next, in sentences. A defect is any other error.
 * `action` names a thing the editor can offer as a button.
 */
export class UserError extends Error {
  constructor(message: string, readonly action?: UserAction, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
  }
}

export type UserAction = 'setKey' | 'selectModels' | 'checkSetup' | 'openSettings' | 'installSandbox' | 'saveElsewhere' | 'addExamples';
