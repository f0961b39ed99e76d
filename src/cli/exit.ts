/** Exit status of the commands that solve. */
export const EXIT = { chosen: 0, nothing: 1, usage: 2, cancelled: 130 } as const;
