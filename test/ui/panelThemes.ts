/** The variables that VS Code gives to a webview, for four of its own themes. */
export type Theme = 'vscode-dark' | 'vscode-light' | 'vscode-high-contrast' | 'vscode-high-contrast-light';

const FONTS = {
  '--vscode-font-family': "system-ui, 'Ubuntu', 'Droid Sans', sans-serif", '--vscode-font-size': '13px',
  '--vscode-editor-font-family': "'Droid Sans Mono', 'monospace', monospace", '--vscode-editor-font-size': '12px',
};

const DARK = {
  ...FONTS, 'color-scheme': 'dark',
  '--vscode-editor-background': '#1f1f1f', '--vscode-foreground': '#cccccc', '--vscode-descriptionForeground': '#9d9d9d', '--vscode-errorForeground': '#f85149',
  '--vscode-panel-border': '#2b2b2b', '--vscode-focusBorder': '#0078d4', '--vscode-progressBar-background': '#0078d4', '--vscode-icon-foreground': '#cccccc',
  '--vscode-charts-green': '#89d185', '--vscode-charts-red': '#f14c4c', '--vscode-charts-orange': '#d18616', '--vscode-charts-purple': '#b180d7', '--vscode-charts-blue': '#3794ff', '--vscode-charts-yellow': '#cca700',
  '--vscode-testing-iconPassed': '#73c991', '--vscode-editorWarning-foreground': '#cca700', '--vscode-editorInfo-foreground': '#3794ff',
  '--vscode-button-background': '#0078d4', '--vscode-button-foreground': '#ffffff', '--vscode-button-hoverBackground': '#026ec1', '--vscode-button-border': '#ffffff12',
  '--vscode-button-secondaryBackground': '#313131', '--vscode-button-secondaryForeground': '#cccccc', '--vscode-button-secondaryHoverBackground': '#3c3c3c',
  '--vscode-badge-background': '#616161', '--vscode-badge-foreground': '#f8f8f8', '--vscode-textLink-foreground': '#4daafc', '--vscode-textLink-activeForeground': '#4daafc',
  '--vscode-input-background': '#313131', '--vscode-input-foreground': '#cccccc', '--vscode-input-border': '#3c3c3c', '--vscode-input-placeholderForeground': '#989898',
  '--vscode-dropdown-background': '#313131', '--vscode-dropdown-foreground': '#cccccc', '--vscode-dropdown-border': '#3c3c3c',
  '--vscode-list-hoverBackground': '#2a2d2e', '--vscode-list-inactiveSelectionBackground': '#37373d', '--vscode-toolbar-hoverBackground': '#5a5d5e50',
  '--vscode-panelTitle-activeForeground': '#cccccc', '--vscode-panelTitle-inactiveForeground': '#9d9d9d', '--vscode-panelTitle-activeBorder': '#0078d4',
  '--vscode-editorWidget-background': '#202020', '--vscode-editorWidget-foreground': '#cccccc', '--vscode-textCodeBlock-background': '#2b2b2b',
  '--vscode-editorLineNumber-foreground': '#6e7681', '--vscode-editorLineNumber-activeForeground': '#cccccc',
  '--vscode-debugTokenExpression-name': '#c586c0', '--vscode-debugTokenExpression-string': '#ce9178', '--vscode-debugTokenExpression-number': '#b5cea8', '--vscode-debugTokenExpression-boolean': '#4e94ce',
  '--vscode-symbolIcon-functionForeground': '#b180d7', '--vscode-symbolIcon-classForeground': '#ee9d28', '--vscode-symbolIcon-keywordForeground': '#cccccc',
  '--vscode-diffEditor-insertedLineBackground': '#9bb95533', '--vscode-diffEditor-removedLineBackground': '#ff000033',
};

const LIGHT = {
  ...DARK, 'color-scheme': 'light',
  '--vscode-editor-background': '#ffffff', '--vscode-foreground': '#3b3b3b', '--vscode-descriptionForeground': '#3b3b3b', '--vscode-errorForeground': '#f85149',
  '--vscode-panel-border': '#e5e5e5', '--vscode-focusBorder': '#005fb8', '--vscode-progressBar-background': '#005fb8', '--vscode-icon-foreground': '#3b3b3b',
  '--vscode-charts-green': '#388a34', '--vscode-charts-red': '#e51400', '--vscode-charts-orange': '#d18616', '--vscode-charts-purple': '#652d90', '--vscode-charts-blue': '#0063d3', '--vscode-charts-yellow': '#bf8803',
  '--vscode-testing-iconPassed': '#388a34', '--vscode-editorWarning-foreground': '#bf8803', '--vscode-editorInfo-foreground': '#0063d3',
  '--vscode-button-background': '#005fb8', '--vscode-button-hoverBackground': '#0258a8', '--vscode-button-border': '#0000001a',
  '--vscode-button-secondaryBackground': '#e5e5e5', '--vscode-button-secondaryForeground': '#3b3b3b', '--vscode-button-secondaryHoverBackground': '#cccccc',
  '--vscode-badge-background': '#cccccc', '--vscode-badge-foreground': '#3b3b3b', '--vscode-textLink-foreground': '#005fb8', '--vscode-textLink-activeForeground': '#005fb8',
  '--vscode-input-background': '#ffffff', '--vscode-input-foreground': '#3b3b3b', '--vscode-input-border': '#cecece', '--vscode-input-placeholderForeground': '#767676',
  '--vscode-dropdown-background': '#ffffff', '--vscode-dropdown-foreground': '#3b3b3b', '--vscode-dropdown-border': '#cecece',
  '--vscode-list-hoverBackground': '#f2f2f2', '--vscode-list-inactiveSelectionBackground': '#e4e6f1', '--vscode-toolbar-hoverBackground': '#b8b8b850',
  '--vscode-panelTitle-activeForeground': '#3b3b3b', '--vscode-panelTitle-inactiveForeground': '#3b3b3b', '--vscode-panelTitle-activeBorder': '#005fb8',
  '--vscode-editorWidget-background': '#f8f8f8', '--vscode-editorWidget-foreground': '#3b3b3b', '--vscode-textCodeBlock-background': '#f8f8f8',
  '--vscode-editorLineNumber-activeForeground': '#171184',
  '--vscode-debugTokenExpression-name': '#9b46b0', '--vscode-debugTokenExpression-string': '#a31515', '--vscode-debugTokenExpression-number': '#098658', '--vscode-debugTokenExpression-boolean': '#0000ff',
  '--vscode-symbolIcon-functionForeground': '#652d90', '--vscode-symbolIcon-classForeground': '#d67e00', '--vscode-symbolIcon-keywordForeground': '#3b3b3b',
};

const HIGH_CONTRAST = {
  ...FONTS, 'color-scheme': 'dark',
  '--vscode-editor-background': '#000000', '--vscode-foreground': '#ffffff', '--vscode-descriptionForeground': '#ffffffb3', '--vscode-errorForeground': '#f48771',
  '--vscode-panel-border': '#6fc3df', '--vscode-contrastBorder': '#6fc3df', '--vscode-contrastActiveBorder': '#f38518', '--vscode-focusBorder': '#f38518', '--vscode-progressBar-background': '#6fc3df', '--vscode-icon-foreground': '#ffffff',
  '--vscode-charts-green': '#89d185', '--vscode-charts-red': '#f48771', '--vscode-charts-orange': '#d18616', '--vscode-charts-purple': '#b180d7', '--vscode-charts-blue': '#3794ff', '--vscode-charts-yellow': '#ffd370',
  '--vscode-testing-iconPassed': '#73c991', '--vscode-editorWarning-foreground': '#ffd370', '--vscode-editorInfo-foreground': '#3794ff',
  '--vscode-button-foreground': '#ffffff', '--vscode-button-background': '#000000', '--vscode-button-border': '#6fc3df', '--vscode-button-secondaryForeground': '#ffffff', '--vscode-button-secondaryBackground': '#000000',
  '--vscode-badge-background': '#000000', '--vscode-badge-foreground': '#ffffff', '--vscode-textLink-foreground': '#21a6ff', '--vscode-textLink-activeForeground': '#21a6ff',
  '--vscode-input-background': '#000000', '--vscode-input-foreground': '#ffffff', '--vscode-input-border': '#6fc3df', '--vscode-input-placeholderForeground': '#ffffffb3',
  '--vscode-dropdown-background': '#000000', '--vscode-dropdown-foreground': '#ffffff', '--vscode-dropdown-border': '#6fc3df',
  '--vscode-panelTitle-activeForeground': '#ffffff', '--vscode-panelTitle-inactiveForeground': '#ffffff', '--vscode-panelTitle-activeBorder': '#f38518',
  '--vscode-editorWidget-background': '#0c141f', '--vscode-editorWidget-foreground': '#ffffff', '--vscode-textCodeBlock-background': '#000000',
  '--vscode-editorLineNumber-foreground': '#ffffff', '--vscode-editorLineNumber-activeForeground': '#f38518',
  '--vscode-diffEditor-insertedTextBorder': '#33ff2e', '--vscode-diffEditor-removedTextBorder': '#ff008f',
  '--vscode-debugTokenExpression-name': '#ffffff', '--vscode-debugTokenExpression-string': '#f48771', '--vscode-debugTokenExpression-number': '#89d185', '--vscode-debugTokenExpression-boolean': '#75bdfe',
};

const HIGH_CONTRAST_LIGHT = {
  ...HIGH_CONTRAST, 'color-scheme': 'light',
  '--vscode-editor-background': '#ffffff', '--vscode-foreground': '#292929', '--vscode-descriptionForeground': '#292929b3', '--vscode-errorForeground': '#b5200d',
  '--vscode-panel-border': '#0f4a85', '--vscode-contrastBorder': '#0f4a85', '--vscode-contrastActiveBorder': '#006bbd', '--vscode-focusBorder': '#006bbd', '--vscode-progressBar-background': '#0f4a85', '--vscode-icon-foreground': '#292929',
  '--vscode-charts-green': '#374e06', '--vscode-charts-red': '#b5200d', '--vscode-charts-orange': '#d18616', '--vscode-charts-purple': '#652d90', '--vscode-charts-blue': '#1a85ff', '--vscode-charts-yellow': '#895503',
  '--vscode-testing-iconPassed': '#007100', '--vscode-editorWarning-foreground': '#895503', '--vscode-editorInfo-foreground': '#1a85ff',
  '--vscode-button-foreground': '#ffffff', '--vscode-button-background': '#0f4a85', '--vscode-button-border': '#0f4a85', '--vscode-button-hoverBackground': '#0f4a85', '--vscode-button-secondaryForeground': '#292929', '--vscode-button-secondaryBackground': '#ffffff',
  '--vscode-badge-background': '#0f4a85', '--vscode-badge-foreground': '#ffffff', '--vscode-textLink-foreground': '#0f4a85', '--vscode-textLink-activeForeground': '#0f4a85',
  '--vscode-input-background': '#ffffff', '--vscode-input-foreground': '#292929', '--vscode-input-border': '#0f4a85', '--vscode-input-placeholderForeground': '#292929b3',
  '--vscode-dropdown-background': '#ffffff', '--vscode-dropdown-foreground': '#292929', '--vscode-dropdown-border': '#0f4a85',
  '--vscode-panelTitle-activeForeground': '#292929', '--vscode-panelTitle-inactiveForeground': '#292929', '--vscode-panelTitle-activeBorder': '#b5200d',
  '--vscode-editorWidget-background': '#ffffff', '--vscode-editorWidget-foreground': '#292929', '--vscode-textCodeBlock-background': '#f2f2f2',
  '--vscode-editorLineNumber-foreground': '#292929', '--vscode-editorLineNumber-activeForeground': '#006bbd',
  '--vscode-diffEditor-insertedTextBorder': '#374e06', '--vscode-diffEditor-removedTextBorder': '#ad0707',
  '--vscode-debugTokenExpression-name': '#292929', '--vscode-debugTokenExpression-string': '#b5200d', '--vscode-debugTokenExpression-number': '#007100', '--vscode-debugTokenExpression-boolean': '#0000ff',
};

export const THEMES: Readonly<Record<Theme, Readonly<Record<string, string>>>> = { 'vscode-dark': DARK, 'vscode-light': LIGHT, 'vscode-high-contrast': HIGH_CONTRAST, 'vscode-high-contrast-light': HIGH_CONTRAST_LIGHT };
