/** Files that the bundler carries along as text. */
declare module '*.c' { const text: string; export default text; }
declare module '*.py' { const text: string; export default text; }
declare module '*.h' { const text: string; export default text; }
declare module '*.sb' { const text: string; export default text; }
declare module '*.sh' { const text: string; export default text; }
declare module '*.css' { const text: string; export default text; }
declare module '*.html' { const text: string; export default text; }
