import type { FirstWords } from '../../webview/messages';

export interface PanelPage {
  /** Where scripts come from, as the webview names it. */
  readonly cspSource: string;
  /** The page's script and style sheet, as they are. */
  readonly script: string;
  readonly style: string;
  /** Address of the script that colours programs, which the page loads when it shows one. */
  readonly highlighter: string;
  readonly nonce: string;
  readonly language: string;
  readonly title: string;
  /** What the page is to show at once. */
  readonly first: FirstWords;
}

/**
 * The panel's page. Script, style and the beginning of the run are part of it, so that it is painted without another
 * round trip; beside them only the highlighter may load.
 */
export function panelHtml({ cspSource, script, style, highlighter, nonce, language, title, first }: PanelPage): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}' ${cspSource}; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style nonce="${escape(nonce)}">${style}</style>
<title>${escape(title)}</title>
</head>
<body>
<div id="root" data-highlighter="${escape(highlighter)}"></div>
<script type="application/json" id="first">${json(first)}</script>
<script nonce="${escape(nonce)}">${script}</script>
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** As it may stand in a page: no text of a run can end the element it is in. */
function json(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}
