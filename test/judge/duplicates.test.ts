import * as assert from 'node:assert/strict';
import { tokenKey } from '../../src/judge/duplicates';

function same(language: string, a: string, b: string): void {
  assert.equal(tokenKey({ language, source: a }), tokenKey({ language, source: b }), `${a}\n--- and ---\n${b}`);
}

function different(language: string, a: string, b: string): void {
  assert.notEqual(tokenKey({ language, source: a }), tokenKey({ language, source: b }), `${a}\n--- and ---\n${b}`);
}

describe('Duplicate programs', () => {
  it('are found despite comments, white space and line ends', () => {
    same('cpp17', 'int main() { return 0; } // done', '/* a */ int main()\r\n{\r\n  return 0;\r\n}\r\n');
    same('python3', 'x = 1 # one\n\nprint(x)\n', 'x=1\nprint( x )');
    same('java', 'class A{int b;}', 'class A { /** b */ int b; }');
    same('go', 'package main // x\nfunc main() { }', 'package main\n\n\nfunc main() { }\n');
  });

  it('are not confused by indentation of another width, but by one of another depth', () => {
    same('python3', 'if a:\n    b()\n    if c:\n        d()\ne()\n', 'if a:\n  b()\n  if c:\n\td()\ne()\n');
    different('python3', 'if a:\n    b()\nc()\n', 'if a:\n    b()\n    c()\n');
    different('python3', 'for i in x:\n  if i:\n    a()\n  else:\n    b()\n', 'for i in x:\n  if i:\n    a()\nelse:\n    b()\n');
    same('python3', 'f(1,\n      2)\n', 'f(1, 2)\n');
  });

  it('keep the text of literals, with what looks like a comment in it', () => {
    different('cpp17', 'puts("a b");', 'puts("a  b");');
    different('cpp17', 'puts("// x");', 'puts("// y");');
    different('cpp17', 'auto s = R"(a // b)";', 'auto s = R"(a // c)";');
    different('python3', 's = "# a"', 's = "# b"');
    different('python3', "s = '''a\n# b'''", "s = '''a\n# c'''");
    different('javascript', 'x.split(/\\//)[0]', 'x.split(/\\//)[1]');
    different('javascript', 'a = `// ${b}`', 'a = `// ${c}`');
    different('rust', 'let s = r#"// a"#;', 'let s = r#"// b"#;');
    different('c', "char c = '\"'; int a; // 1\nint x;", "char c = '\"'; int b; // 1\nint x;");
  });

  it('keep apart operators and names that only white space parts', () => {
    different('cpp17', 'a + +b', 'a ++ b');
    different('cpp17', 'a - -b', 'a -- b');
    different('cpp17', 'int ab;', 'int a b;');
    different('javascript', 'return\nx', 'return x');
  });

  it('heed the lines of C\'s preprocessor', () => {
    different('cpp17', '#define f (x)\nf', '#define f(x)\nf');
    different('cpp17', '#define A 1\nint x;', '#define A 1 int x;');
    different('c', '#define S(x) #x\nputs(S(a+b));', '#define S(x) #x\nputs(S(a + b));');
  });

  it('are of one language, whatever name it goes by', () => {
    different('cpp17', 'int x;', 'int y;');
    assert.equal(tokenKey({ language: 'C++', source: 'int x;' }), tokenKey({ language: 'cpp17', source: 'int x ;' }));
    assert.notEqual(tokenKey({ language: 'c', source: 'int x;' }), tokenKey({ language: 'cpp17', source: 'int x;' }));
  });
});
