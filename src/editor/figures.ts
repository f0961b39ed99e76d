/** Figures in the editor's language. */
import * as vscode from 'vscode';
import { figuresIn, type Figures } from '../run/figures';

let made: Figures | undefined;

export function figures(): Figures { return made ??= figuresIn(vscode.env.language); }
