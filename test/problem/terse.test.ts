import { reads } from './shapes';

describe('statements of few words', () => {
  const none = { examples: [], title: 'Addition' };
  reads('sections that name kinds of data for no example', '# Addition\n\n## Input\n\nTwo integers\n\n## Output\n\nTheir sum\n', none);
  reads('a format after its label for no example', 'Addition\n\nInput: a string s (1 <= |s| <= 100).\nOutput: YES or NO.\n', none);
  reads('a format in Russian for no example', 'Addition\nВходные данные\nДва числа.\nВыходные данные\nСумма.\n', none);
  reads('a list named "numbers" for data', 'Addition\n\nInput: numbers = [2,7], target = 9\nOutput: [1,2]\n', {
    ...none, examples: [['numbers = [2,7], target = 9\n', '[1,2]\n']],
  });
  reads('words for data', 'Addition\n\nInput\nhello world\nOutput\nHELLO WORLD\n', { ...none, examples: [['hello world\n', 'HELLO WORLD\n']] });

  const head = 'Addition\nTime Limit: 1000 ms\nSample Input\n1 2\n\n3 4\nSample Output\n';
  const examples = [['1 2\n\n3 4\n', '3\n\n7\n']] as const;
  reads('a hint right under an output', `${head}3\n\n7\nHint\nNone\n`, { ...none, examples });
  reads('a source right under an output', `${head}3\n\n7\nSource\nSpring Cup\n`, { ...none, examples });
  reads('words of an output that are labels elsewhere', `${head}Yes\nSource\nNo\n`, { ...none, examples: [['1 2\n\n3 4\n', 'Yes\nSource\nNo\n']] });

  reads('the title under the number that acmp sets', `Задача №77
Мосты и реки
(Время: 1 сек. Память: 16 Мб Сложность: 20%)
Дано число.

Пример
№	INPUT.TXT	OUTPUT.TXT
1	3 4	9
`, {
    examples: [['3 4\n', '9\n']], title: 'Мосты и реки', timeLimitMs: 1000, memoryLimitMb: 16,
  });
});
